package io.baton.conversation.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandoffDeadlinesTest {

  private static final Instant T0 = Instant.parse("2026-05-04T09:00:00Z");
  private static final HandoffCommand REQUEST =
      new HandoffCommand.Request(HandoffReason.BOT_REQUEST, "", Optional.empty());
  private static final HandoffCommand ENQUEUE = new HandoffCommand.Enqueue("billing");

  private final HandoffDeadlines deadlines =
      new HandoffDeadlines(
          new HandoffPatience(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(300),
              Duration.ofSeconds(4)),
          "usual");

  private static Handoff handoff(HandoffCommand... commands) {
    Handoff handoff =
        Handoff.begin(
            "h", "c", 1, new Handoff.Why(HandoffReason.BOT_REQUEST, "", Optional.empty()));
    for (HandoffCommand command : commands) {
      handoff = HandoffLifecycle.apply(handoff, command, T0).after();
    }
    return handoff;
  }

  /** What is due so long after it came to where it stands; empty while there is time. */
  private Optional<HandoffCommand> due(Handoff handoff, Instant since, Duration after) {
    return deadlines.due(handoff, since, since.plus(after), () -> "ticket-1");
  }

  private void assertDue(Handoff handoff, int seconds, HandoffCommand command) {
    assertThat(due(handoff, T0, Duration.ofSeconds(seconds))).isEmpty();
    assertThat(due(handoff, T0, Duration.ofSeconds(seconds).plusMillis(1))).contains(command);
  }

  @Test
  void eachMayStandAsLongAsItsOwnPatienceAndNoLonger() {
    assertDue(
        handoff(new HandoffCommand.Offer(HandoffReason.HIGH_RISK, "", Optional.empty())),
        1,
        new HandoffCommand.Decline(false));
    assertDue(handoff(REQUEST), 2, new HandoffCommand.Enqueue("usual"));
    assertDue(handoff(REQUEST, ENQUEUE), 300, new HandoffCommand.Expire("ticket-1"));
    HandoffCommand reserve = new HandoffCommand.Reserve("a", T0.plusSeconds(20));
    assertDue(
        handoff(REQUEST, ENQUEUE, reserve),
        20,
        new HandoffCommand.Release(HandoffCommand.Release.Cause.TIMED_OUT, Optional.empty()));
    assertDue(
        handoff(REQUEST, ENQUEUE, reserve, new HandoffCommand.Accept("a", 1)),
        4,
        new HandoffCommand.Release(HandoffCommand.Release.Cause.AGENT_GONE, Optional.empty()));
  }

  @Test
  void whoWritesOrIsDoneIsWaitedForForEver() {
    Duration year = Duration.ofDays(365);
    Handoff active =
        handoff(REQUEST, new HandoffCommand.TakeOver("a"), new HandoffCommand.Reply("a"));
    assertThat(due(active, T0, year)).isEmpty();
    Handoff over = HandoffLifecycle.apply(active, new HandoffCommand.Resolve("a"), T0).after();
    assertThat(due(over, T0, year)).isEmpty();
    assertThat(due(handoff(), T0, year)).isEmpty();
  }

  @Test
  void waitingCountsFromTheRequestWhoeverHadItMeanwhileAndOfACallbackFromItsSlotOn() {
    Instant back = T0.plusSeconds(200);
    Handoff queued = handoff(REQUEST, ENQUEUE);
    assertThat(due(queued, back, Duration.ofSeconds(101)))
        .contains(new HandoffCommand.Expire("ticket-1"));
    Handoff later =
        HandoffLifecycle.apply(queued, new HandoffCommand.Postpone(T0.plusSeconds(3_600)), T0)
            .after();
    assertThat(due(later, T0, Duration.ofSeconds(3_900))).isEmpty();
    assertThat(due(later, T0, Duration.ofSeconds(3_901)))
        .contains(new HandoffCommand.Expire("ticket-1"));
  }

  /** Whom an agent had before the slot is called back no more; after it, the slot stays. */
  @Test
  void aSlotEndsWithAnAgentWhoHadItBefore() {
    Handoff later = handoff(REQUEST, ENQUEUE, new HandoffCommand.Postpone(T0.plusSeconds(3_600)));
    assertThat(HandoffDeadlines.waitsFrom(released(later, T0.plusSeconds(60)))).isEqualTo(T0);
    assertThat(HandoffDeadlines.waitsFrom(released(later, T0.plusSeconds(3_700))))
        .isEqualTo(T0.plusSeconds(3_600));
  }

  private static Handoff released(Handoff handoff, Instant at) {
    Handoff taken = HandoffLifecycle.apply(handoff, new HandoffCommand.TakeOver("a"), at).after();
    return HandoffLifecycle.apply(
            taken,
            new HandoffCommand.Release(HandoffCommand.Release.Cause.REFUSED, Optional.of("a")),
            at)
        .after();
  }
}
