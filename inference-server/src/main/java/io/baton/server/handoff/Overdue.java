package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffDeadlines;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffRepository.Since;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Does what is due of a handoff or a conversation, if it is still due by then. Thread-safe. */
final class Overdue {

  private static final Duration LOOK_AGAIN = Duration.ofHours(1);

  private static final HandoffCommand BOT_GONE =
      new HandoffCommand.Request(HandoffReason.BOT_UNREACHABLE, "", Optional.empty());

  private final HandoffRepository handoffs;
  private final HandoffService service;
  private final Function<String, HandoffSettings> settings;
  private final Clock clock;

  /**
   * @param settings of a workspace
   */
  Overdue(
      HandoffRepository handoffs,
      HandoffService service,
      Function<String, HandoffSettings> settings,
      Clock clock) {
    this.handoffs = handoffs;
    this.service = service;
    this.settings = settings;
    this.clock = clock;
  }

  /** Does what is due of a handoff now, if anything is. */
  void settle(Key handoff) {
    Instant now = clock.instant();
    HandoffDeadlines deadlines = settings.apply(handoff.workspace()).deadlines();
    KeptHandoff known = service.findKept(handoff);
    Optional<Instant> later = later(handoff.workspace(), known, deadlines, now);
    if (later.isPresent()) {
      handoffs.putOff(handoff, known.handoff().status(), later.get());
      return;
    }
    HandoffService.Tickets tickets = service.surroundings().tickets();
    service.give(
        handoff,
        kept ->
            deadlines.due(
                kept.handoff(),
                kept.since(),
                now,
                () -> tickets.open(handoff.workspace(), kept.handoff(), "nobody_came")));
  }

  /** When to look again at one that has more time than it had when that was written. */
  private Optional<Instant> later(
      String workspace, KeptHandoff known, HandoffDeadlines deadlines, Instant now) {
    if (known.handoff().status() != HandoffStatus.QUEUED) {
      return deadlines.dueAt(known.handoff(), known.since()).filter(now::isBefore);
    }
    // Hours may be changed until then.
    Instant look = now.plus(LOOK_AGAIN);
    return Optional.of(waited(workspace, known.handoff(), deadlines))
        .filter(now::isBefore)
        .map(at -> at.isBefore(look) ? at : look);
  }

  /** Whoever waits for a queue that was closed meanwhile has not waited for so long. */
  private Instant waited(String workspace, Handoff known, HandoffDeadlines deadlines) {
    return service
        .surroundings()
        .open()
        .after(
            workspace,
            known.queue().orElse(deadlines.usualQueue()),
            HandoffDeadlines.waitsFrom(known),
            deadlines.patience().waiting());
  }

  /** Ends a handoff whose customer did not write since, if they still have not. */
  void abandonSilent(Key handoff, Instant since) {
    service.give(
        handoff,
        kept ->
            handoffs.silent(handoff, since)
                ? Optional.of(new HandoffCommand.Abandon("silence"))
                : Optional.empty());
  }

  /** Leaves a customer whom the bot did not answer to people, if it still has not. */
  void leaveToPeople(Key conversation, Since since) {
    service.begin(conversation, BOT_GONE, () -> handoffs.unanswered(conversation, since));
  }
}
