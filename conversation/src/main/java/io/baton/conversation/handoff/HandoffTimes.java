package io.baton.conversation.handoff;

import java.time.Instant;
import java.util.Optional;

/**
 * When a handoff came where; times of an agent are those of the last one.
 *
 * @param requested when a human was promised; waiting counts from here, whoever had it meanwhile
 * @param callback start of the slot that the customer picked; no agent gets it before
 * @param contextDelivered when the agent had seen the context object
 * @param replied when the agent first wrote
 */
public record HandoffTimes(
    Optional<Instant> offered,
    Optional<Instant> requested,
    Optional<Instant> callback,
    Optional<Instant> accepted,
    Optional<Instant> contextDelivered,
    Optional<Instant> replied,
    Optional<Instant> ended) {

  private static final Optional<Instant> NEVER = Optional.empty();

  /** Nothing happened yet. */
  public static final HandoffTimes NONE =
      new HandoffTimes(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);

  HandoffTimes withOffered(Instant at) {
    return new HandoffTimes(
        Optional.of(at), requested, callback, accepted, contextDelivered, replied, ended);
  }

  HandoffTimes withRequested(Instant at) {
    return new HandoffTimes(
        offered,
        requested.or(() -> Optional.of(at)),
        callback,
        accepted,
        contextDelivered,
        replied,
        ended);
  }

  HandoffTimes withCallback(Instant at) {
    return new HandoffTimes(
        offered, requested, Optional.of(at), accepted, contextDelivered, replied, ended);
  }

  HandoffTimes withAccepted(Instant at) {
    return new HandoffTimes(
        offered,
        requested.or(() -> Optional.of(at)),
        callback,
        Optional.of(at),
        contextDelivered,
        NEVER,
        ended);
  }

  HandoffTimes withContextDelivered(Instant at) {
    return new HandoffTimes(
        offered,
        requested,
        callback,
        accepted,
        contextDelivered.or(() -> Optional.of(at)),
        replied,
        ended);
  }

  HandoffTimes withReplied(Instant at) {
    return new HandoffTimes(
        offered, requested, callback, accepted, contextDelivered, Optional.of(at), ended);
  }

  /** Whom an agent had before the slot is called back no more. */
  HandoffTimes withoutAgent() {
    boolean early =
        callback.isPresent() && accepted.filter(at -> at.isBefore(callback.get())).isPresent();
    return new HandoffTimes(
        offered, requested, early ? NEVER : callback, NEVER, NEVER, NEVER, ended);
  }

  HandoffTimes withEnded(Instant at) {
    return new HandoffTimes(
        offered, requested, callback, accepted, contextDelivered, replied, Optional.of(at));
  }
}
