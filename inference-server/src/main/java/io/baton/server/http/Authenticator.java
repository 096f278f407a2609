package io.baton.server.http;

import java.util.Optional;

/** Knows whose a key is. */
@FunctionalInterface
public interface Authenticator {

  /**
   * The caller that this key belongs to; empty for a key that is unknown, revoked or expired.
   *
   * @param key as sent
   */
  Optional<Caller> caller(String key);

  /** The caller that this key belonged to when it was last asked for; asks nobody. */
  default Optional<Caller> known(String key) {
    return Optional.empty();
  }
}
