package io.baton.conversation.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class HandoffLifecycleTest {

  private static final Instant T0 = Instant.parse("2026-05-04T09:00:00Z");
  private static final Path TABLE = Path.of("HANDOFF.md");

  private static final Handoff.Why WHY =
      new Handoff.Why(HandoffReason.EXPLICIT_REQUEST, "", Optional.of("t-1"));

  /** Every command, as agent a would give it with the first reservation's fence. */
  private static final List<HandoffCommand> COMMANDS =
      List.of(
          new HandoffCommand.Offer(HandoffReason.HIGH_RISK, "", Optional.of("t-1")),
          new HandoffCommand.Decline(true),
          request(),
          new HandoffCommand.Enqueue("billing"),
          new HandoffCommand.Postpone(T0.plusSeconds(60)),
          new HandoffCommand.Reserve("a", T0.plusSeconds(90)),
          new HandoffCommand.Release(HandoffCommand.Release.Cause.AGENT_GONE, Optional.empty()),
          new HandoffCommand.Accept("a", 1),
          new HandoffCommand.TakeOver("a"),
          new HandoffCommand.DeliverContext("a"),
          new HandoffCommand.Reply("a"),
          new HandoffCommand.Transfer("a", "h-2", "refunds"),
          new HandoffCommand.HandBack("a", "", Set.of(HandbackTask.SURVEY)),
          new HandoffCommand.Resolve("a"),
          new HandoffCommand.Abandon("left"),
          new HandoffCommand.Expire("ticket-1"),
          new HandoffCommand.Fail("the desk is gone", "ticket-1"));

  private static HandoffCommand request() {
    return new HandoffCommand.Request(HandoffReason.EXPLICIT_REQUEST, "", Optional.of("t-1"));
  }

  private static Handoff handoff(HandoffCommand... commands) {
    Handoff handoff = Handoff.begin("h-1", "c-1", 1, WHY);
    for (HandoffCommand command : commands) {
      handoff = HandoffLifecycle.apply(handoff, command, T0).after();
    }
    return handoff;
  }

  private static Handoff accepted() {
    return handoff(
        request(),
        new HandoffCommand.Enqueue("billing"),
        new HandoffCommand.Reserve("a", T0.plusSeconds(20)),
        new HandoffCommand.Accept("a", 1));
  }

  /** A handoff in each state that commands can reach. */
  private static Map<HandoffStatus, Handoff> reached() {
    Map<HandoffStatus, Handoff> found = new LinkedHashMap<>();
    List<Handoff> open = new ArrayList<>(List.of(handoff()));
    found.put(HandoffStatus.BOT, open.getFirst());
    while (!open.isEmpty()) {
      Handoff from = open.removeFirst();
      for (HandoffCommand command : COMMANDS) {
        try {
          Handoff to = HandoffLifecycle.apply(from, command, T0).after();
          if (found.putIfAbsent(to.status(), to) == null) {
            open.add(to);
          }
        } catch (TransitionException e) {
          assertThat(e).hasMessageContaining("handoff 'h-1' cannot " + command.title());
        }
      }
    }
    return found;
  }

  @Test
  void everyStateCanBeReachedAndEndsNameWhatFollows() {
    assertThat(reached().keySet()).containsExactlyInAnyOrder(HandoffStatus.values());
  }

  @Test
  void theTableInTheDocsIsWhatTheCodeDoes() throws IOException {
    String text = Files.readString(TABLE);
    String mark = "<!-- written by HandoffLifecycleTest -->\n";
    assertThat(text).contains(mark);
    assertThat(text.substring(text.indexOf(mark) + mark.length())).isEqualTo(table());
  }

  private static String table() {
    Map<HandoffStatus, Handoff> states = reached();
    StringBuilder text = new StringBuilder("| from | command | to | event |\n|---|---|---|---|\n");
    for (HandoffStatus status : HandoffStatus.values()) {
      Handoff from = Objects.requireNonNull(states.get(status));
      for (HandoffCommand command : COMMANDS) {
        try {
          Transition done = HandoffLifecycle.apply(from, command, T0);
          TreeSet<String> events = new TreeSet<>();
          done.events().forEach(event -> events.add("`" + event.type().wireName() + "`"));
          text.append("| ").append(status.wireName()).append(" | ").append(command.title());
          text.append(" | ").append(done.after().status().wireName());
          text.append(done.next().map(next -> " + " + next.status().wireName()).orElse(""));
          text.append(" | ").append(String.join(", ", events)).append(" |\n");
        } catch (TransitionException e) {
          assertThat(e.status()).isEqualTo(status);
        }
      }
    }
    return text.toString();
  }

  @Test
  void nothingChangesAnEndedHandoff() {
    reached().values().stream()
        .filter(handoff -> handoff.status().ended() && handoff.times().ended().isPresent())
        .forEach(handoff ->
            COMMANDS.forEach(command ->
                assertThatThrownBy(() -> HandoffLifecycle.apply(handoff, command, T0))
                    .isInstanceOf(TransitionException.class)));
  }

  @Test
  void aReservationThatWasAcceptedCannotRunOutAnyMore() {
    HandoffCommand late =
        new HandoffCommand.Release(HandoffCommand.Release.Cause.TIMED_OUT, Optional.of("a"));
    assertThatThrownBy(() -> HandoffLifecycle.apply(accepted(), late, T0.plusSeconds(21)))
        .isInstanceOf(TransitionException.class)
        .hasMessageContaining("it is accepted");
  }

  @Test
  void aReservationIsVoidForOthersWhenItRanOutAndAfterTheNextOne() {
    Handoff reserved =
        handoff(
            request(),
            new HandoffCommand.Enqueue("billing"),
            new HandoffCommand.Reserve("a", T0.plusSeconds(20)));
    assertThatThrownBy(
            () -> HandoffLifecycle.apply(reserved, new HandoffCommand.Accept("b", 1), T0))
        .hasMessageContaining("reserved for another");
    assertThatThrownBy(() ->
            HandoffLifecycle.apply(reserved, new HandoffCommand.Accept("a", 1), T0.plusSeconds(21)))
        .hasMessageContaining("the reservation ran out at 2026-05-04T09:00:20Z");
    Handoff again =
        HandoffLifecycle.apply(
                HandoffLifecycle.apply(
                        reserved,
                        new HandoffCommand.Release(
                            HandoffCommand.Release.Cause.TIMED_OUT, Optional.empty()),
                        T0.plusSeconds(21))
                    .after(),
                new HandoffCommand.Reserve("a", T0.plusSeconds(60)),
                T0.plusSeconds(22))
            .after();
    assertThatThrownBy(() ->
            HandoffLifecycle.apply(again, new HandoffCommand.Accept("a", 1), T0.plusSeconds(23)))
        .hasMessageContaining("fence 1 is not that of its reservation");
    assertThat(again.times().requested()).contains(T0);
  }

  @Test
  void itIsWarmOnlyWhereTheContextCameBeforeTheFirstWord() {
    assertThat(accepted().mode()).isEmpty();
    Handoff cold =
        HandoffLifecycle.apply(accepted(), new HandoffCommand.Reply("a"), T0.plusSeconds(5))
            .after();
    assertThat(cold.mode()).contains(Handoff.Mode.COLD);
    Handoff briefed =
        HandoffLifecycle.apply(
                accepted(), new HandoffCommand.DeliverContext("a"), T0.plusSeconds(1))
            .after();
    assertThat(
            HandoffLifecycle.apply(briefed, new HandoffCommand.Reply("a"), T0.plusSeconds(5))
                .after()
                .mode())
        .contains(Handoff.Mode.WARM);
    assertThat(
            HandoffLifecycle.apply(cold, new HandoffCommand.DeliverContext("a"), T0.plusSeconds(9))
                .after()
                .mode())
        .contains(Handoff.Mode.COLD);
  }

  @Test
  void whoeverTakesItFromAnotherHasNotSeenTheContextYet() {
    Handoff seenByA =
        handoff(
            request(),
            new HandoffCommand.Enqueue("billing"),
            new HandoffCommand.Reserve("a", T0.plusSeconds(90)),
            new HandoffCommand.DeliverContext("a"));
    assertThat(taken(seenByA, "b").times().contextDelivered()).isEmpty();
    assertThat(replied(taken(seenByA, "b"), "b").mode()).contains(Handoff.Mode.COLD);
    assertThat(replied(taken(seenByA, "a"), "a").mode()).contains(Handoff.Mode.WARM);
  }

  private static Handoff taken(Handoff handoff, String agent) {
    return HandoffLifecycle.apply(handoff, new HandoffCommand.TakeOver(agent), T0.plusSeconds(5))
        .after();
  }

  private static Handoff replied(Handoff handoff, String agent) {
    return HandoffLifecycle.apply(handoff, new HandoffCommand.Reply(agent), T0.plusSeconds(9))
        .after();
  }

  @Test
  void onlyTheAgentWhoHasItMayGiveItAway() {
    assertThatThrownBy(() ->
            HandoffLifecycle.apply(accepted(), new HandoffCommand.HandBack("b", "", Set.of()), T0))
        .hasMessage("handoff 'h-1' cannot hand back: it is with agent 'a', not 'b'");
  }

  @Test
  void onlyFromTheAgentWhoHasItMayItBeTaken() {
    HandoffCommand refuse =
        new HandoffCommand.Release(HandoffCommand.Release.Cause.REFUSED, Optional.of("b"));
    assertThatThrownBy(() -> HandoffLifecycle.apply(accepted(), refuse, T0))
        .hasMessage("handoff 'h-1' cannot release: it is with agent 'a', not 'b'");
    Handoff reserved =
        handoff(
            request(),
            new HandoffCommand.Enqueue("billing"),
            new HandoffCommand.Reserve("a", T0.plusSeconds(90)));
    assertThatThrownBy(
            () -> HandoffLifecycle.apply(reserved, new HandoffCommand.DeliverContext("b"), T0))
        .isInstanceOf(TransitionException.class);
    assertThatThrownBy(
            () -> HandoffLifecycle.apply(accepted(), new HandoffCommand.DeliverContext("b"), T0))
        .isInstanceOf(TransitionException.class);
  }

  @Test
  void whatWasReservedCanBeAcceptedToTheLastMomentUnlessSomebodyTookIt() {
    Handoff reserved =
        handoff(
            request(),
            new HandoffCommand.Enqueue("billing"),
            new HandoffCommand.Reserve("a", T0.plusSeconds(20)));
    HandoffCommand accept = new HandoffCommand.Accept("a", 1);
    assertThat(HandoffLifecycle.apply(reserved, accept, T0.plusSeconds(20)).after().status())
        .isEqualTo(HandoffStatus.ACCEPTED);
    Handoff again =
        handoff(
            request(),
            new HandoffCommand.Enqueue("billing"),
            new HandoffCommand.Reserve("a", T0.plusSeconds(20)),
            new HandoffCommand.TakeOver("b"));
    assertThat(again.fence()).as("the number of the reservation is void").isEqualTo(2);
  }

  @Test
  void anAgentsTakingOverIsTheReasonOnlyWhereNobodyAskedBefore() {
    HandoffCommand offer = new HandoffCommand.Offer(HandoffReason.HIGH_RISK, "", Optional.empty());
    assertThat(taken(handoff(), "a").why().reason()).isEqualTo(HandoffReason.AGENT_TAKEOVER);
    assertThat(taken(handoff(offer), "a").why().reason()).isEqualTo(HandoffReason.AGENT_TAKEOVER);
    assertThat(taken(handoff(request()), "a").why().reason())
        .isEqualTo(HandoffReason.EXPLICIT_REQUEST);
    assertThat(taken(handoff(request()), "a").times().requested()).contains(T0);
  }

  @Test
  void whoGetsWhatAnotherAgentHadStartsWithoutTheTimesOfThat() {
    Handoff active =
        HandoffLifecycle.apply(
                replied(taken(handoff(request()), "a"), "a"),
                new HandoffCommand.DeliverContext("a"),
                T0.plusSeconds(10))
            .after();
    HandoffCommand gone =
        new HandoffCommand.Release(HandoffCommand.Release.Cause.AGENT_GONE, Optional.empty());
    Handoff back = HandoffLifecycle.apply(active, gone, T0.plusSeconds(11)).after();
    assertThat(back.times().accepted()).isEmpty();
    assertThat(back.times().replied()).isEmpty();
    assertThat(back.times().contextDelivered()).isEmpty();
    assertThat(taken(back, "b").mode()).as("b has not written").isEmpty();
  }

  @Test
  void theContextWasSeenWhenItWasFirstDelivered() {
    HandoffCommand deliver = new HandoffCommand.DeliverContext("a");
    Handoff twice =
        HandoffLifecycle.apply(
                HandoffLifecycle.apply(accepted(), deliver, T0.plusSeconds(1)).after(),
                deliver,
                T0.plusSeconds(9))
            .after();
    assertThat(twice.times().contextDelivered()).contains(T0.plusSeconds(1));
    Handoff replied =
        HandoffLifecycle.apply(twice, new HandoffCommand.Reply("a"), T0.plusSeconds(1)).after();
    assertThat(replied.mode()).as("at the same moment").contains(Handoff.Mode.WARM);
  }

  @Test
  void aPromisedTimeIsToldWithTheHandback() {
    OffsetDateTime promised = OffsetDateTime.parse("2026-05-06T10:00:00+02:00");
    Transition done =
        HandoffLifecycle.apply(
            accepted(),
            new HandoffCommand.HandBack(
                "a", "", Set.of(HandbackTask.FOLLOW_UP), Optional.of(promised)),
            T0);
    assertThat(done.events().getFirst().details())
        .containsEntry("followUpAt", "2026-05-06T10:00+02:00")
        .containsEntry("tasks", "follow_up");
  }

  @Test
  void aTransferGoesOnAsAnotherHandoffOfTheSameEpisode() {
    Transition done =
        HandoffLifecycle.apply(
            accepted(), new HandoffCommand.Transfer("a", "h-2", "refunds"), T0.plusSeconds(9));
    assertThat(done.after().state()).isEqualTo(new HandoffState.Transferred("a", "h-2"));
    Handoff next = done.next().orElseThrow();
    assertThat(next.status()).isEqualTo(HandoffStatus.QUEUED);
    assertThat(next.previous()).contains("h-1");
    assertThat(next.episode()).isEqualTo(1);
    assertThat(next.queue()).contains("refunds");
    assertThat(next.why().detail()).isEqualTo("a");
    assertThat(done.events())
        .extracting(HandoffEvent::handoff)
        .containsExactly("h-1", "h-2", "h-2");
  }

  @Test
  void aCallbackIsNotGivenToAnybodyBeforeItsSlotAndKeepsItsAge() {
    Handoff booked =
        handoff(
            request(),
            new HandoffCommand.Enqueue("billing"),
            new HandoffCommand.Postpone(T0.plusSeconds(3600)));
    HandoffCommand reserve = new HandoffCommand.Reserve("a", T0.plusSeconds(3700));
    assertThatThrownBy(() -> HandoffLifecycle.apply(booked, reserve, T0.plusSeconds(3599)))
        .hasMessageContaining("the customer picked 2026-05-04T10:00:00Z");
    Handoff reserved = HandoffLifecycle.apply(booked, reserve, T0.plusSeconds(3600)).after();
    assertThat(reserved.status()).isEqualTo(HandoffStatus.RESERVED);
    assertThat(reserved.times().requested()).contains(T0);
  }

  @Test
  void whatNobodyOrNoRuleIsSureOfIsNotCertain() {
    assertThat(Arrays.stream(HandoffReason.values()).filter(reason -> !reason.certain()))
        .containsExactly(
            HandoffReason.TOPIC_RULE,
            HandoffReason.HIGH_RISK,
            HandoffReason.LOW_CONFIDENCE,
            HandoffReason.REPEATED_FAILURE,
            HandoffReason.LOOP,
            HandoffReason.NEGATIVE_SENTIMENT,
            HandoffReason.BEHAVIOUR);
  }

  @Test
  void decisionsAreTakenForTheirReason() {
    assertThat(HandoffReason.ofDecision("mandatory_rule:fraud"))
        .isEqualTo(HandoffReason.MANDATORY_RULE);
    assertThat(HandoffReason.ofDecision("ladder:loop")).isEqualTo(HandoffReason.LOOP);
    assertThat(HandoffReason.ofDecision("ladder:bot_fallback"))
        .isEqualTo(HandoffReason.REPEATED_FAILURE);
    assertThat(HandoffReason.ofDecision("risk_hand_off")).isEqualTo(HandoffReason.HIGH_RISK);
    assertThat(HandoffReason.ofDecision("risk_offer")).isEqualTo(HandoffReason.HIGH_RISK);
    assertThat(HandoffReason.ofDecision("explicit_request"))
        .isEqualTo(HandoffReason.EXPLICIT_REQUEST);
    assertThat(HandoffReason.find("loop")).contains(HandoffReason.LOOP);
  }
}
