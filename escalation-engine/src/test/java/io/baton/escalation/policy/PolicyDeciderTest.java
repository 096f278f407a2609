package io.baton.escalation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.signal.LoopDetector;
import io.baton.escalation.text.TokenizedText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is chosen of what a model says and what the signals say. */
final class PolicyDeciderTest {

  private static final String LADDER =
      "\nladder: [{action: rephrase, most: 9}, {action: offer_human, most: 2}]\n";
  private static final String RULES =
      """
      rules:
        - { id: first, when: { phrase: fire }, action: hand_off, humanMandatory: true }
        - { id: second, when: { phrase: fire }, action: hand_off, humanMandatory: true }
        - { id: soft, when: { phrase: court }, action: rephrase }
        - { id: hard, when: { phrase: bank }, action: hand_off }
      """;
  private static final Risk RISK = new Risk(0.1, 0.2, 0.3, 0.4, 0.5);

  private PolicyState state = PolicyState.START;

  private static Policy policy(String thresholds) {
    return PolicyReader.read("version: v\nthresholds: " + thresholds + LADDER + RULES);
  }

  private static Signal signal(SignalName name, double strength) {
    return new Signal(name, strength, List.of(Evidence.whole("t")), "");
  }

  /** Why it is done, after what was done before. */
  private String reason(Policy policy, String text, Optional<Risk> risk, Signal... signals) {
    return reason(policy, Turn.builder("t", Speaker.CUSTOMER).text(text).build(), risk, signals);
  }

  private String reason(Policy policy, Turn turn, Optional<Risk> risk, Signal... signals) {
    TokenizedText text = TokenizedText.of(turn.text());
    List<TopicRule> fired =
        policy.rules().stream()
            .filter(rule ->
                rule.conditions().getFirst() instanceof Condition.Phrases phrases
                    && !phrases.evidence(turn, text).isEmpty())
            .toList();
    Situation situation =
        new Situation(turn, text, List.of(signals), fired, risk, Circumstances.USUAL);
    Choice choice = new PolicyDecider(policy).choose(state, situation);
    state = choice.next();
    return choice.reason();
  }

  @ParameterizedTest
  @CsvSource({"now, 0.1", "in1, 0.2", "in3, 0.3", "in5, 0.4", "eventually, 0.5"})
  void aRiskFromItsLeastOnIsTooMuchWithinTheHorizonThatIsMeant(String horizon, double risk) {
    String threshold = "{ %s: { horizon: " + horizon + ", atLeast: %s }, %s: { atLeast: 1 } }";
    Policy handOff = policy(threshold.formatted("handOff", risk, "offer"));
    assertThat(reason(handOff, "hm", Optional.of(RISK))).isEqualTo("risk_hand_off");
    Policy offer = policy(threshold.formatted("offer", risk, "handOff"));
    assertThat(reason(offer, "hm", Optional.of(RISK))).isEqualTo("risk_offer");
    Policy more = policy(threshold.formatted("handOff", risk + 0.001, "offer"));
    assertThat(reason(more, "hm", Optional.of(RISK))).isEqualTo("no_reason");
  }

  @Test
  void whatIsTooMuchForAnOfferMayBeTooMuchForThat() {
    Policy policy = policy("{ handOff: { atLeast: 0.1 }, offer: { atLeast: 0.05 } }");
    assertThat(reason(policy, "hm", Optional.of(RISK))).isEqualTo("risk_hand_off");
  }

  @Test
  void aModelOffersAgainOnlyAfterTheWaitAndAsOftenAsTheLadderDoes() {
    Policy policy = policy("{ offer: { atLeast: 0 }, handOff: { atLeast: 1 } }");
    Optional<Risk> risk = Optional.of(RISK);
    assertThat(reason(policy, "hm", risk)).isEqualTo("risk_offer");
    assertThat(reason(policy, "no", risk)).isEqualTo("offer_declined");
    for (int turn = 0; turn < 5; turn++) {
      assertThat(reason(policy, "hm", risk)).as("turn %d", turn).isEqualTo("no_reason");
    }
    assertThat(reason(policy, "hm", risk)).isEqualTo("risk_offer");
    assertThat(reason(policy, "hm", risk)).isEqualTo("no_reason");
  }

  @Test
  void theModelGoesBeforeSoftRulesAndLeavesThemWhatItDoesNotDecide() {
    Policy policy = policy("{ handOff: { atLeast: 0.1 } }");
    Signal loop = signal(SignalName.LOOP, 1);
    assertThat(reason(policy, "court", Optional.of(RISK), loop)).isEqualTo("risk_hand_off");
    Optional<Risk> none = Optional.of(new Risk(0, 0, 0, 0, 0));
    assertThat(reason(policy, "court", none, loop)).isEqualTo("topic_rule:soft");
    assertThat(reason(policy, "hm", none, loop)).isEqualTo("ladder:loop");
  }

  @Test
  void aHigherRiskGivesNoMilderAction() {
    Policy policy = policy("{ offer: { atLeast: 0.1 }, handOff: { atLeast: 0.2 } }");
    for (double risk : new double[] {0, 0.1}) {
      Optional<Risk> now = Optional.of(new Risk(risk, risk, risk, risk, risk));
      assertThat(reason(policy, "bank", now)).isEqualTo("topic_rule:hard");
    }
    assertThat(reason(policy, "court", Optional.of(RISK))).isEqualTo("risk_offer");
  }

  @Test
  void ofMandatoryRulesTheFirstIsTold() {
    assertThat(reason(policy("{}"), "fire", Optional.of(RISK))).isEqualTo("mandatory_rule:first");
  }

  @Test
  void theStrongestSoftSignalFromItsStrengthOnTakesAStepAndAFallbackGoesBefore() {
    Policy policy = policy("{ softSignal: 0.5 }");
    Signal weak = signal(SignalName.LOOP, 0.49);
    Signal just = signal(SignalName.LOW_CONFIDENCE, 0.5);
    Signal strong = signal(SignalName.REPEATED_FAILURE, 0.6);
    assertThat(reason(policy, "hm", Optional.empty(), weak)).isEqualTo("no_reason");
    assertThat(reason(policy, "hm", Optional.empty(), weak, just))
        .isEqualTo("ladder:low_confidence");
    assertThat(reason(policy, "hm", Optional.empty(), just, strong))
        .isEqualTo("ladder:repeated_failure");
    Turn fallback = Turn.builder("t", Speaker.CUSTOMER).text("hm").fallback(true).build();
    assertThat(reason(policy, fallback, Optional.empty(), strong)).isEqualTo("ladder:fallback");
  }

  @Test
  void onlyWhoWasNotUnderstoodIsAskedToRephrase() {
    Policy policy = PolicyReader.read("version: v\nladder: [{action: rephrase, most: 9}]");
    for (SignalName name : new SignalName[] {SignalName.BEHAVIOUR, SignalName.NEGATIVE_SENTIMENT}) {
      Signal upset = signal(name, 0.8);
      Signal loop = signal(SignalName.LOOP, 0.6);
      assertThat(reason(policy, "hm", Optional.empty(), upset)).isEqualTo("no_reason");
      assertThat(reason(policy, "hm", Optional.empty(), upset, loop)).isEqualTo("ladder:loop");
      String reason = "ladder:" + name.wireName();
      assertThat(reason(policy("{}"), "hm", Optional.empty(), upset)).isEqualTo(reason);
      assertThat(state.offered()).isTrue();
      state = PolicyState.START;
    }
  }

  @Test
  void behaviourTakesMoreThanTheLeastStrength() {
    Policy policy = policy("{ softSignal: 0.5 }");
    Signal lone = signal(SignalName.BEHAVIOUR, 0.5);
    assertThat(reason(policy, "hm", Optional.empty(), lone)).isEqualTo("no_reason");
    Signal more = signal(SignalName.BEHAVIOUR, 0.51);
    assertThat(reason(policy, "hm", Optional.empty(), more)).isEqualTo("ladder:behaviour");
  }

  private Turn reply() {
    return Turn.builder("t", Speaker.BOT).text("Please enter the number of your order.").build();
  }

  private static Signal loop(String detail, double strength) {
    return new Signal(SignalName.LOOP, strength, List.of(Evidence.whole("t")), detail);
  }

  @Test
  void aBotThatGoesRoundInCirclesClimbsTheLadderWithoutAskingToRephrase() {
    Policy policy = policy("{ softSignal: 0.5 }");
    Signal cycle = loop(LoopDetector.BOT_CYCLE, 1);
    assertThat(reason(policy, reply(), Optional.empty(), cycle)).isEqualTo("ladder:loop");
    assertThat(state.used(Action.OFFER_HUMAN)).isEqualTo(1);
    assertThat(state.used(Action.REPHRASE)).isZero();
  }

  @Test
  void aBotThatRepeatsItselfOrWeaklyOrWhereSomethingWasDoneGoesOn() {
    Policy policy = policy("{ softSignal: 0.7 }");
    Signal twice = loop("bot_repeats", 1);
    Signal weak = loop(LoopDetector.BOT_CYCLE, 0.69);
    assertThat(reason(policy, reply(), Optional.empty(), twice, weak)).isEqualTo("bot_turn");
    assertThat(reason(policy, "hm", Optional.empty(), loop("customer_repeats", 1)))
        .isEqualTo("ladder:loop");
    Signal cycle = loop(LoopDetector.BOT_CYCLE, 1);
    assertThat(reason(policy, reply(), Optional.empty(), cycle)).isEqualTo("bot_turn");
  }

  @Test
  void aBotThatFailedAsOftenAsItMayClimbsTheLadderWithoutAFallback() {
    Policy policy = policy("{ softSignal: 0.5 }");
    Signal failed = signal(SignalName.REPEATED_FAILURE, 0.6);
    assertThat(reason(policy, reply(), Optional.empty(), failed))
        .isEqualTo("ladder:repeated_failure");
    assertThat(state.used(Action.OFFER_HUMAN)).isEqualTo(1);
  }

  @Test
  void aFallbackMakesNoTurnMilder() {
    Policy policy =
        PolicyReader.read("version: v\nladder: [{action: rephrase}, {action: hand_off}]");
    Turn fallback = Turn.builder("t", Speaker.CUSTOMER).text("hm").fallback(true).build();
    Signal upset = signal(SignalName.NEGATIVE_SENTIMENT, 0.8);
    assertThat(reason(policy, fallback, Optional.empty())).isEqualTo("ladder:fallback");
    assertThat(reason(policy, fallback, Optional.empty())).isEqualTo("no_reason");
    assertThat(reason(policy, fallback, Optional.empty(), upset))
        .isEqualTo("ladder:negative_sentiment");
    assertThat(state.handedOff()).isTrue();
  }

  @Test
  void aYesAfterAnAgentsWordsAnswersThose() {
    Policy policy = policy("{ offer: { atLeast: 0 }, handOff: { atLeast: 1 } }");
    assertThat(reason(policy, "hm", Optional.of(RISK))).isEqualTo("risk_offer");
    Turn agent = Turn.builder("a", Speaker.AGENT).text("Is it the green one?").build();
    assertThat(reason(policy, agent, Optional.empty())).isEqualTo("not_the_customer");
    assertThat(reason(policy, "yes", Optional.empty())).isEqualTo("no_reason");
  }
}
