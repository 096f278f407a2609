package io.baton.conversation.handoff;

import java.time.Duration;

/**
 * How long a handoff may stand where it stands until somebody is asked to go on.
 *
 * @param offer until an offer without an answer lapses
 * @param request until a promised human is given the usual queue
 * @param waiting in all, from the request or the start of the callback's slot, until there is a
 *     ticket; where queues have hours, only those count
 * @param reply from an agent's acceptance until it waits again
 */
public record HandoffPatience(Duration offer, Duration request, Duration waiting, Duration reply) {

  /** Of a new installation. */
  public static final HandoffPatience USUAL =
      new HandoffPatience(
          Duration.ofMinutes(15),
          Duration.ofSeconds(10),
          Duration.ofHours(8),
          Duration.ofMinutes(5));

  public HandoffPatience {
    positive("offer", offer);
    positive("request", request);
    positive("waiting", waiting);
    positive("reply", reply);
  }

  private static void positive(String field, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("patience." + field + ": " + value + " is not positive");
    }
  }
}
