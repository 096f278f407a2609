package io.baton.server.queue.order;

import io.baton.conversation.Checks;
import java.time.Instant;

/**
 * A conversation that waits, as its priority depends on it.
 *
 * @param handoff id
 * @param since when it began to wait; kept when it comes back to the queue
 * @param tier of the customer, such as vip; empty for none
 * @param urgency probability that it is urgent, in [0, 1]
 */
public record Waiter(String handoff, Instant since, String tier, double urgency) {

  public Waiter {
    Checks.notBlank("handoff", handoff);
    Checks.probability("urgency", urgency);
  }
}
