package io.baton.server.account;

import io.baton.server.config.Secret;
import io.baton.server.http.Authenticator;
import io.baton.server.http.Caller;
import io.baton.server.http.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows keys, and asks the database about one at most once in {@link #FRESH}. Keys that are not
 * known are always asked about, so that a new one works at once. Thread-safe.
 */
public final class KeyCache implements Authenticator {

  /** How long an answer of the database is trusted. */
  public static final Duration FRESH = Duration.ofSeconds(5);

  private static final int MOST_KEYS = 10_000;

  private record Known(ApiKey key, Caller caller, Instant asked) {}

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final AccountRepository accounts;
  private final byte[] operatorKey;
  private final Caller operator;
  private final Clock clock;

  /**
   * @param operatorKey key of the server's own configuration
   * @param workspace that the operator's key opens
   */
  public KeyCache(AccountRepository accounts, Secret operatorKey, String workspace, Clock clock) {
    this.accounts = accounts;
    this.operatorKey = operatorKey.value().getBytes(StandardCharsets.UTF_8);
    this.operator = new Caller(workspace, "operator", EnumSet.allOf(Scope.class), true);
    this.clock = clock;
  }

  @Override
  public Optional<Caller> known(String key) {
    return isOperator(key)
        ? Optional.of(operator)
        : Optional.ofNullable(known.get(HexFormat.of().formatHex(Secret.hash(key))))
            .map(Known::caller);
  }

  private boolean isOperator(String key) {
    return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), operatorKey);
  }

  @Override
  public Optional<Caller> caller(String key) {
    if (isOperator(key)) {
      return Optional.of(operator);
    }
    byte[] hash = Secret.hash(key);
    String name = HexFormat.of().formatHex(hash);
    Instant now = clock.instant();
    Optional<Known> found = Optional.ofNullable(known.get(name)).filter(one -> fresh(one, now));
    if (found.isEmpty()) {
      found = accounts.findKeyByHash(hash).map(one -> new Known(one, caller(one), now));
      remember(name, found);
    }
    return found.filter(one -> one.key().worksAt(now)).map(Known::caller);
  }

  // A clock that was set back makes an answer no fresher.
  private static boolean fresh(Known one, Instant now) {
    return Duration.between(one.asked(), now).abs().compareTo(FRESH) < 0;
  }

  private void remember(String name, Optional<Known> found) {
    if (found.isEmpty()) {
      known.remove(name);
      return;
    }
    if (known.size() >= MOST_KEYS) {
      known.clear();
    }
    known.put(name, found.get());
  }

  private static Caller caller(ApiKey key) {
    return new Caller(key.workspace(), key.id(), key.scopes(), false);
  }
}
