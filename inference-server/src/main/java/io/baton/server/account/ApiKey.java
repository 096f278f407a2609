package io.baton.server.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.server.http.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key as it is kept: without the key itself.
 *
 * @param workspace that it opens
 * @param id public, for lists and for revoking
 * @param name for people, 1 to 100 characters
 * @param scopes what it may be used for
 * @param createdAt when it was made
 * @param expiresAt when it stops working, if ever
 * @param revokedAt when it was revoked
 */
public record ApiKey(
    String workspace,
    String id,
    String name,
    Set<Scope> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt) {

  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it works at a time. */
  boolean worksAt(Instant time) {
    return revokedAt.isEmpty() && expiresAt.map(time::isBefore).orElse(true);
  }

  /** What the API tells of it; the key itself only where it was just made. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      String name,
      String workspace,
      List<String> scopes,
      String createdAt,
      Optional<String> expiresAt,
      Optional<String> revokedAt,
      Optional<String> key) {

    static View of(ApiKey key, Optional<String> secret) {
      return new View(
          key.id,
          key.name,
          key.workspace,
          key.scopes.stream().sorted().map(Scope::wireName).toList(),
          key.createdAt.toString(),
          key.expiresAt.map(Instant::toString),
          key.revokedAt.map(Instant::toString),
          secret);
    }
  }
}
