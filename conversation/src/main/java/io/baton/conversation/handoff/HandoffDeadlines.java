package io.baton.conversation.handoff;

import java.time.Duration;
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
   * What is due.
   *
   * @param since when it came to where it stands
   * @param ticket makes the id of a ticket, where one is due
   * @return empty while there is time
   */
  public Optional<HandoffCommand> due(
      Handoff handoff, Instant since, Instant now, Supplier<String> ticket) {
    return switch (handoff.state()) {
      case HandoffState.Offered offered ->
          after(since, patience.offer(), now, () -> new HandoffCommand.Decline(false));
      case HandoffState.Requested requested ->
          after(since, patience.request(), now, () -> new HandoffCommand.Enqueue(usualQueue));
      case HandoffState.Queued queued ->
          after(
              waitsFrom(handoff),
              patience.waiting(),
              now,
              () -> new HandoffCommand.Expire(ticket.get()));
      case HandoffState.Reserved reserved ->
          after(
              reserved.until(),
              Duration.ZERO,
              now,
              () -> new HandoffCommand.Release(HandoffCommand.Release.Cause.TIMED_OUT));
      case HandoffState.Accepted accepted ->
          after(
              since,
              patience.reply(),
              now,
              () -> new HandoffCommand.Release(HandoffCommand.Release.Cause.AGENT_GONE));
      default -> Optional.empty();
    };
  }

  /** A callback waits from its slot on. */
  private static Instant waitsFrom(Handoff handoff) {
    Instant requested = handoff.times().requested().orElseThrow();
    return handoff.times().callback().filter(requested::isBefore).orElse(requested);
  }

  private static Optional<HandoffCommand> after(
      Instant from, Duration patience, Instant now, Supplier<HandoffCommand> command) {
    return now.isAfter(from.plus(patience)) ? Optional.of(command.get()) : Optional.empty();
  }
}
