package io.baton.conversation.handoff;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must happen to a handoff that stands too long, so that every promise ends in a human, a
 * callback or a ticket. Pure.
 *
 * @param patience how long is too long
 * @param usualQueue where a promise without a queue goes
 */
public record HandoffDeadlines(HandoffPatience patience, String usualQueue) {

  /**
   * When something is due.
   *
   * @param since when it came to where it stands
   * @return empty where it may stand for ever
   */
  public Optional<Instant> dueAt(Handoff handoff, Instant since) {
    return switch (handoff.state()) {
      case HandoffState.Offered offered -> Optional.of(since.plus(patience.offer()));
      case HandoffState.Requested requested -> Optional.of(since.plus(patience.request()));
      case HandoffState.Queued queued -> Optional.of(waitsFrom(handoff).plus(patience.waiting()));
      case HandoffState.Reserved reserved -> Optional.of(reserved.until());
      case HandoffState.Accepted accepted -> Optional.of(since.plus(patience.reply()));
      default -> Optional.empty();
    };
  }

  /** From when on one that was requested waits: a callback from its slot on. */
  public static Instant waitsFrom(Handoff handoff) {
    Instant requested = handoff.times().requested().orElseThrow();
    return handoff.times().callback().filter(requested::isBefore).orElse(requested);
  }

  /**
   * What is due.
   *
   * @param since when it came to where it stands
   * @param ticket makes the id of a ticket, where one is due
   * @return empty while there is time
   */
  public Optional<HandoffCommand> due(
      Handoff handoff, Instant since, Instant now, Supplier<String> ticket) {
    return dueAt(handoff, since).filter(now::isAfter).map(late -> command(handoff, ticket));
  }

  private HandoffCommand command(Handoff handoff, Supplier<String> ticket) {
    return switch (handoff.status()) {
      case OFFERED -> new HandoffCommand.Decline(false);
      case REQUESTED -> new HandoffCommand.Enqueue(usualQueue);
      case QUEUED -> new HandoffCommand.Expire(ticket.get());
      case RESERVED -> release(HandoffCommand.Release.Cause.TIMED_OUT);
      case ACCEPTED -> release(HandoffCommand.Release.Cause.AGENT_GONE);
      default -> throw new IllegalStateException("nothing is due of " + handoff.status());
    };
  }

  private static HandoffCommand release(HandoffCommand.Release.Cause cause) {
    return new HandoffCommand.Release(cause, Optional.empty());
  }
}
