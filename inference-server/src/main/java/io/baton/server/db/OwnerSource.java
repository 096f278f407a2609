package io.baton.server.db;

import io.baton.server.config.Secret;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections of who works on whole tables: it takes as long as it takes, whatever limits the user
 * has been given for statements of every day.
 */
final class OwnerSource {

  private static final int CONNECT_SECONDS = 4;
  private static final String NO_LIMITS =
      "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=";

  private OwnerSource() {}

  /** One that waits as long for locks as others hold them. */
  static PGSimpleDataSource of(String url, Optional<String> user, Optional<Secret> password) {
    return of(url, user, password, Duration.ZERO);
  }

  /**
   * One.
   *
   * @param locks longest wait for a lock; zero for any
   */
  static PGSimpleDataSource of(
      String url, Optional<String> user, Optional<Secret> password, Duration locks) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    String asked = Optional.ofNullable(source.getOptions()).map(own -> " " + own).orElse("");
    source.setOptions(NO_LIMITS + locks.toMillis() + asked);
    user.ifPresent(source::setUser);
    password.map(Secret::value).ifPresent(source::setPassword);
    return source;
  }
}
