package io.baton.server.db;

import io.baton.server.config.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** Where connections to PostgreSQL come from. */
final class PostgresqlSource {

  private static final int CONNECT_SECONDS = 4;
  private static final String NO_LIMITS =
      "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=";

  /** Host names, addresses and ports, and one database, as PostgreSQL's driver takes them. */
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql:(//[^/?]*/)?[^/?]*(\\?.*)?", Pattern.DOTALL);

  private PostgresqlSource() {}

  /** For work on whole tables, which waits as long for locks as others hold them. */
  static PGSimpleDataSource unlimited(
      String url, Optional<String> user, Optional<Secret> password) {
    return unlimited(url, user, password, Duration.ZERO);
  }

  /**
   * For work on whole tables: it takes as long as it takes, whatever limits the user has been given
   * for statements of every day.
   *
   * @param locks longest wait for a lock; zero for any
   */
  static PGSimpleDataSource unlimited(
      String url, Optional<String> user, Optional<Secret> password, Duration locks) {
    return of(url, user, password, NO_LIMITS + locks.toMillis());
  }

  /**
   * One.
   *
   * @param user in place of the URL's
   * @param password in place of the URL's
   * @param options of the session; those of the URL come after them
   * @throws PersistenceException if the URL is none; without the URL, which may hold a password
   */
  static PGSimpleDataSource of(
      String url, Optional<String> user, Optional<Secret> password, String options) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    // The driver itself would write the whole URL into the log.
    if (!URL.matcher(url).matches()) {
      throw noUrl();
    }
    try {
      source.setUrl(url);
    } catch (IllegalArgumentException e) {
      throw noUrl();
    }
    user.ifPresent(source::setUser);
    password.map(Secret::value).ifPresent(source::setPassword);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    String own = Optional.ofNullable(source.getOptions()).map(asked -> " " + asked).orElse("");
    source.setOptions(options + own);
    return source;
  }

  private static PersistenceException noUrl() {
    return new PersistenceException(
        "the URL of the database is not of the form jdbc:postgresql://host:port/name");
  }
}
