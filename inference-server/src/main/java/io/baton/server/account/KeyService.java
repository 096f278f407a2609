package io.baton.server.account;

import io.baton.conversation.history.FieldException;
import io.baton.server.account.AccountRepository.Workspace;
import io.baton.server.config.Secret;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes, lists and revokes keys; makes workspaces. Thread-safe. */
public final class KeyService {

  private static final int LONGEST_NAME = 100;
  private static final Pattern WORKSPACE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final KeySecrets secrets = new KeySecrets();
  private final AccountRepository accounts;
  private final Clock clock;

  public KeyService(AccountRepository accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * A key that was just made.
   *
   * @param secret the key itself; nobody can be shown it again
   */
  public record MadeKey(ApiKey key, String secret) {}

  /**
   * Makes a key.
   *
   * @throws FieldException if name, scopes or expiry are not as they must be
   * @throws ProblemException 404 if there is no such workspace
   */
  public MadeKey create(
      String workspace, String name, Set<Scope> scopes, Optional<Instant> expiresAt) {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw new FieldException("name", "has a character that is not printed");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new FieldException(
          "name", "a name has 1 to " + LONGEST_NAME + " characters, not " + name.length());
    }
    if (scopes.isEmpty()) {
      throw new FieldException("scopes", "is empty; at least one scope is needed");
    }
    Instant now = clock.instant();
    expiresAt
        .filter(time -> !time.isAfter(now))
        .ifPresent(time -> {
          throw new FieldException("expiresAt", time + " is not after now, " + now);
        });
    String secret = secrets.key();
    ApiKey key =
        new ApiKey(workspace, secrets.id(), name, scopes, now, expiresAt, Optional.empty());
    // What is no name of a workspace is asked of no database.
    if (!isName(workspace) || !accounts.addKey(key, Secret.hash(secret))) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "there is no workspace '" + workspace + "'"));
    }
    return new MadeKey(key, secret);
  }

  /** Keys of a workspace, the oldest first, also those that work no more. */
  public List<ApiKey> list(String workspace) {
    return accounts.listKeys(workspace);
  }

  /**
   * Revokes a key: it stops working on every server within {@link KeyCache#FRESH}.
   *
   * @throws ProblemException 404 if the workspace has no such key
   */
  public void revoke(String workspace, String key) {
    if (!accounts.revokeKey(workspace, key, clock.instant())) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "there is no key '" + key + "'"));
    }
  }

  /**
   * Makes a workspace.
   *
   * @return false if it was there
   * @throws FieldException if the name is none
   */
  public boolean addWorkspace(String name) {
    if (!isName(name)) {
      throw new FieldException(
          "workspace",
          "'" + name + "' is not made of 1 to 63 of a-z, 0-9 and -, beginning with no -");
    }
    return accounts.addWorkspace(new Workspace(name, clock.instant()));
  }

  private static boolean isName(String workspace) {
    return WORKSPACE.matcher(workspace).matches();
  }

  /** All workspaces by name. */
  public List<Workspace> workspaces() {
    return accounts.listWorkspaces();
  }
}
