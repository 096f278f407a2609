package io.baton.server.webhook.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What came of a request.
 *
 * @param status of the response, if there was one
 * @param error what went wrong if there was none
 * @param retryAfter how long the receiver asks to be left alone
 * @param text beginning of the response's body
 * @param millis that it took
 */
public record Reply(
    OptionalInt status,
    Optional<String> error,
    Optional<Duration> retryAfter,
    String text,
    int millis) {

  private static final int GONE = 410;
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int CLASS = 100;
  private static final int SUCCESS = 2;

  static Reply failed(String why, int millis) {
    return new Reply(OptionalInt.empty(), Optional.of(why), Optional.empty(), "", millis);
  }

  /** Whether the receiver took it: 2xx. */
  public boolean taken() {
    return status.isPresent() && status.getAsInt() / CLASS == SUCCESS;
  }

  /** Whether the receiver wants nothing any more. */
  public boolean gone() {
    return status.isPresent() && status.getAsInt() == GONE;
  }

  /** Whether the receiver has too much to do. */
  public boolean busy() {
    return retryAfter.isPresent() || status.isPresent() && BUSY.contains(status.getAsInt());
  }

  /** What went wrong, in words; empty if nothing did. */
  public Optional<String> problem() {
    return taken() ? Optional.empty() : error.or(() -> Optional.of("status " + status.orElse(0)));
  }
}
