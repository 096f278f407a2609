package io.baton.escalation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.turn.ConversationFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CircumstancesTest {

  private static final Policy POLICY = PolicyReader.readDefault();

  private final EscalationEngine engine = new EscalationEngine();
  private final AtomicInteger asked = new AtomicInteger();

  /** What is done about this many fallbacks in a row. */
  private List<Action> fallbacks(int count, boolean there) {
    return fallbacks(POLICY, count, there);
  }

  private List<Action> fallbacks(Policy policy, int count, boolean there) {
    ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Turn turn = Turn.builder("t-" + i, Speaker.CUSTOMER).text("hm").fallback(true).build();
      Step step =
          engine.step(
              state,
              turn,
              ServingModel.rulesOnly(),
              policy,
              new Circumstances(
                  () -> {
                    asked.incrementAndGet();
                    return there;
                  },
                  () -> true,
                  Optional.empty()));
      state = step.state();
      actions.add(step.decision().action());
    }
    return actions;
  }

  @Test
  void itIsTheStepAfterRephrasing() {
    assertThat(fallbacks(3, true))
        .containsExactly(Action.REPHRASE, Action.SELF_SERVICE, Action.OFFER_HUMAN);
  }

  @Test
  void withoutAnythingThatFitsTheNextStepIsTaken() {
    assertThat(fallbacks(2, false)).containsExactly(Action.REPHRASE, Action.OFFER_HUMAN);
  }

  /** What is done about this many fallbacks in a row, while no human may be offered. */
  private List<Action> failures(Policy policy, int count) {
    ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
    Circumstances nobody = Circumstances.known(true, false, Optional.empty());
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Turn turn = Turn.builder("t-" + i, Speaker.CUSTOMER).text("hm").fallback(true).build();
      Step step = engine.step(state, turn, ServingModel.rulesOnly(), policy, nobody);
      Action action = step.decision().action();
      actions.add(action);
      // As the server does with an offer that is not made.
      state =
          action == Action.OFFER_HUMAN
              ? step.state().with(step.state().policy().notOffered())
              : step.state();
    }
    return actions;
  }

  /** What is decided at night of a turn that came, or was sent, at a time. */
  private Step evening(Optional<String> sent, Optional<String> received) {
    Policy policy =
        PolicyReader.read(
            "version: v\nrules: [{ id: r, when: { hours: { from: \"20:00\" } }, action: hand_off }]");
    Turn.Builder turn = Turn.builder("t", Speaker.CUSTOMER).text("hm");
    sent.map(Instant::parse).ifPresent(turn::at);
    return engine.step(
        engine.begin(ConversationFacts.UNKNOWN),
        turn.build(),
        ServingModel.rulesOnly(),
        policy,
        Circumstances.known(true, true, received.map(Instant::parse)));
  }

  @Test
  void hoursAreThoseOfTheTimeOfATurnElseOfWhenItCame() {
    Optional<String> noon = Optional.of("2026-03-02T12:00:00Z");
    Optional<String> night = Optional.of("2026-03-02T22:00:00Z");
    assertThat(evening(Optional.empty(), night).decision().action()).isEqualTo(Action.HAND_OFF);
    assertThat(evening(Optional.empty(), noon).decision().action()).isEqualTo(Action.CONTINUE);
    assertThat(evening(night, noon).decision().action()).isEqualTo(Action.HAND_OFF);
    assertThat(evening(noon, night).decision().action()).isEqualTo(Action.CONTINUE);
    assertThat(evening(Optional.empty(), noon).notes()).isEmpty();
    assertThat(evening(Optional.empty(), Optional.empty()).notes())
        .containsExactly("condition_unknown:r:hours");
  }

  @Test
  void whoseBotKeepsFailingGoesOnToAHumanWhereNobodyMayBeOffered() {
    assertThat(failures(POLICY, 3))
        .containsExactly(Action.REPHRASE, Action.SELF_SERVICE, Action.HAND_OFF);
  }

  @Test
  void whereTheOfferIsTheLastStepThereIsNoOtherToGoOnTo() {
    String text = PolicyReader.defaultText();
    String step = "  - { action: hand_off, most: 1 }\n";
    assertThat(text).contains(step);
    assertThat(failures(PolicyReader.read(text.replace(step, "")), 4))
        .containsExactly(
            Action.REPHRASE, Action.SELF_SERVICE, Action.OFFER_HUMAN, Action.OFFER_HUMAN);
  }

  @Test
  void aPolicyWithoutThatStepNeverAsksForIt() {
    String text = PolicyReader.defaultText();
    String step = "  - { action: self_service, most: 1 }\n";
    assertThat(text).contains(step);
    Policy without = PolicyReader.read(text.replace(step, ""));
    assertThat(fallbacks(without, 2, true)).containsExactly(Action.REPHRASE, Action.OFFER_HUMAN);
    assertThat(asked).hasValue(0);
  }

  @Test
  void itIsAskedForOnlyWhereTheLadderHasComeToIt() {
    assertThat(fallbacks(1, true)).containsExactly(Action.REPHRASE);
    assertThat(asked).hasValue(0);
    fallbacks(2, true);
    assertThat(asked).hasValue(1);
  }
}
