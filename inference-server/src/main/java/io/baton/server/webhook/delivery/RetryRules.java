package io.baton.server.webhook.delivery;

import io.baton.server.webhook.delivery.DeliveryQueue.Due;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Health;
import io.baton.server.webhook.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When what failed is tried again, and when no more. Pure but for the chance.
 *
 * @param first wait; each is four times the one before
 * @param longest wait
 * @param attempts after which a delivery is given up
 * @param offAfter an endpoint that did nothing but fail for so long is switched off
 * @param chance in [0, 1), by which waits differ, so that what failed together comes one by one
 */
public record RetryRules(
    Duration first, Duration longest, int attempts, Duration offAfter, DoubleSupplier chance) {

  /** Why an endpoint that answered 410 is off. */
  static final String GONE = "gone";

  /** Why an endpoint that did nothing but fail is off. */
  static final String FAILING = "failing";

  private static final int FACTOR = 4;
  private static final double SPREAD = 0.2;

  /** As many failures in a row may be the fault of what was sent. */
  static final int STRIKES = 3;

  private static final long LONGEST_HOLD_SECONDS = 60;
  private static final int MOST_DOUBLINGS = 6;

  /** What an attempt leads to. */
  public Outcome after(Due due, Reply reply, Instant now) {
    if (reply.taken()) {
      return new Outcome(Delivery.State.DELIVERED, now, now, Optional.empty(), Optional.empty());
    }
    Health health = due.endpoint().health();
    boolean dead = reply.gone() || due.attempts() + 1 >= attempts;
    Optional<Instant> held = hold(health.failures() + 1, reply).map(now::plus);
    Instant again = now.plus(waiting(due.attempts() + 1));
    Instant asked = reply.retryAfter().map(now::plus).orElse(now);
    return new Outcome(
        dead ? Delivery.State.DEAD : Delivery.State.PENDING,
        now,
        dead ? now : again.isAfter(asked) ? again : asked,
        held,
        disabled(health, reply, now));
  }

  private Optional<String> disabled(Health health, Reply reply, Instant now) {
    if (reply.gone()) {
      return Optional.of(GONE);
    }
    return health
        .failingSince()
        .filter(since -> !since.plus(offAfter).isAfter(now))
        .map(since -> FAILING);
  }

  /** How long is waited after this many attempts, at least 1. */
  Duration waiting(int failed) {
    double seconds = first.toMillis() / 1e3 * Math.pow(FACTOR, failed - 1.0);
    double usual = Math.min(seconds, longest.toMillis() / 1e3);
    double spread = 1 + SPREAD * (2 * chance.getAsDouble() - 1);
    return Duration.ofMillis(Math.round(usual * spread * 1e3));
  }

  /** An endpoint that is busy, or takes nothing, is left alone for a while. */
  private Optional<Duration> hold(int failures, Reply reply) {
    if (reply.retryAfter().isPresent()) {
      return reply.retryAfter();
    }
    int beyond = reply.busy() ? failures : failures - STRIKES;
    return beyond < 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(
                Math.min(LONGEST_HOLD_SECONDS, 1L << Math.min(beyond, MOST_DOUBLINGS))));
  }
}
