package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Behaviour;
import io.baton.conversation.OutsideSignal;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class BehaviourDetectorTest {

  private final Signals signals = new Signals(new BehaviourDetector());

  private static String detail(Optional<Signal> signal) {
    assertThat(Signals.name(signal)).isEqualTo(SignalName.BEHAVIOUR);
    assertThat(Signals.strength(signal)).isBetween(0.2, 1.0);
    return signal.orElseThrow().detail();
  }

  @Test
  void capitalsButNotAShortOrMixedText() {
    assertThat(detail(signals.customer("WHERE IS MY ORDER"))).isEqualTo("capitals");
    signals.bot("One moment.");
    assertThat(signals.customer("OK USA")).isEmpty();
    assertThat(signals.customer("DHL, UPS, USA, IBM")).isEmpty();
    signals.bot("One moment.");
    assertThat(signals.customer("My order from IKEA and my TV")).isEmpty();
  }

  @Test
  void manyMarksButNotOneQuestion() {
    assertThat(detail(signals.customer("where is it???"))).isEqualTo("punctuation");
    signals.bot("One moment.");
    assertThat(signals.customer("Where is it? Thanks!")).isEmpty();
    signals.bot("One moment.");
    assertThat(signals.customer("¿Dónde está? ¡Gracias!")).isEmpty();
  }

  @Test
  void aBurstOfTurnsUntilTheBotSpeaks() {
    assertThat(signals.customer("well")).isEmpty();
    assertThat(signals.customer("are we there")).isEmpty();
    assertThat(detail(signals.customer("somebody"))).isEqualTo("burst");
    signals.bot("Yes.");
    assertThat(signals.customer("good")).isEmpty();
  }

  @Test
  void aLongSilenceButNotAnUnknownOne() {
    assertThat(detail(signals.after(241, "back again"))).isEqualTo("gap");
    signals.bot("Good.");
    assertThat(signals.after(240, "back again")).isEmpty();
    signals.bot("Good.");
    assertThat(signals.after(-1, "back again")).isEmpty();
  }

  @Test
  void manyCorrectionsButNotAFew() {
    assertThat(detail(signals.customer(turn -> turn.text("so").behaviour(edits(6)))))
        .isEqualTo("edits");
    signals.bot("Good.");
    assertThat(signals.customer(turn -> turn.text("so").behaviour(edits(5)))).isEmpty();
  }

  private static Behaviour edits(int count) {
    return new Behaviour(OptionalInt.empty(), OptionalInt.of(count));
  }

  @Test
  void wordsOfUrgencyInFiveLanguagesButNotTheirNegation() {
    for (String text :
        List.of(
            "i need it asap", "es urgente", "das ist dringend", "c'est urgent", "com urgência")) {
      assertThat(detail(signals.customer(text))).as(text).isEqualTo("urgency");
      signals.bot("Good.");
    }
    for (String text :
        List.of(
            "it's not urgent",
            "no es urgente",
            "das ist nicht so dringend",
            "pas urgent",
            "não é urgente",
            "the surgeon is in the insurgent town")) {
      assertThat(signals.customer(text)).as(text).isEmpty();
      signals.bot("Good.");
    }
  }

  @Test
  void aNegationBeforeAMarkTakesNothingBack() {
    assertThat(detail(signals.customer("why not? urgent"))).isEqualTo("urgency");
  }

  @Test
  void wordsOfConfusionInFiveLanguagesButNotTheirNegation() {
    for (String text :
        List.of(
            "I don't understand",
            "no entiendo",
            "das verstehe ich nicht, verwirrend",
            "je ne comprends pas",
            "não entendi")) {
      assertThat(detail(signals.customer(text))).as(text).isEqualTo("confusion");
      signals.bot("Good.");
    }
    assertThat(signals.customer("I'm not confused, I understand it")).isEmpty();
  }

  @Test
  void weakSignsAddUp() {
    double shouting = Signals.strength(signals.customer("WHERE IS MY ORDER"));
    double both = Signals.strength(signals.customer("WHERE IS MY ORDER URGENT!!!"));
    assertThat(both).isGreaterThan(shouting).isLessThanOrEqualTo(1);
  }

  /** Of the default policy, which takes a step from 0.5 on. */
  @Test
  void shoutingAndUrgencyAreEnoughForAStepOfTheLadderAndOtherSignsAloneAreNot() {
    for (String text : List.of("WHERE IS MY ORDER", "it is urgent", "where is it???!!!")) {
      assertThat(Signals.strength(signals.customer(text)))
          .as(text)
          .isGreaterThanOrEqualTo(0.5)
          .isLessThan(0.75);
      signals.bot("Good.");
    }
    for (String text : List.of("I am confused", "where is it??!")) {
      assertThat(Signals.strength(signals.customer(text))).as(text).isLessThan(0.5);
      signals.bot("Good.");
    }
    assertThat(Signals.strength(signals.after(300, "hm"))).isLessThan(0.5);
    signals.bot("Good.");
    assertThat(Signals.strength(signals.customer(turn -> turn.text("so").behaviour(edits(6)))))
        .isLessThan(0.5);
  }

  @Test
  void whatOtherSystemsMeasuredCountsByItsConfidence() {
    assertThat(signals.customer(turn -> turn.signal(voice(0.3, 0.5)))).isEmpty();
    signals.bot("Good.");
    Optional<Signal> sure = signals.customer(turn -> turn.signal(voice(0.9, 0.8)));
    assertThat(detail(sure)).isEqualTo("voice:anger");
    assertThat(Signals.strength(sure)).isCloseTo(0.72, within(1e-9));
  }

  private static OutsideSignal voice(double value, double confidence) {
    return new OutsideSignal("voice", "anger", value, confidence);
  }

  private static List<Signal> heard(Policy policy, OutsideSignal outside) {
    EscalationEngine engine = new EscalationEngine();
    Turn turn = Turn.builder("t", Speaker.CUSTOMER).text("well").signal(outside).build();
    return engine
        .step(engine.begin(ConversationFacts.UNKNOWN), turn, ServingModel.rulesOnly(), policy)
        .decision()
        .signals();
  }

  @Test
  void whoSoundsContentIsInNoTrouble() {
    Policy policy = PolicyReader.readDefault();
    for (String name : List.of("calm", "Calmness", "high_satisfaction", "positive")) {
      assertThat(heard(policy, new OutsideSignal("voice", name, 1, 1))).as(name).isEmpty();
    }
    for (String name :
        List.of("not_calm", "unhappiness", "low_satisfaction", "lack_of_trust", "stress")) {
      assertThat(heard(policy, new OutsideSignal("voice", name, 1, 1))).as(name).hasSize(1);
    }
  }

  @Test
  void aModalityThatThePolicyIgnoresTellsNothing() {
    Policy policy = PolicyReader.read("version: v\nsignals: { ignoredModalities: [Voice] }");
    assertThat(heard(policy, voice(1, 1))).isEmpty();
    assertThat(heard(policy, new OutsideSignal("VOICE", "anger", 1, 1))).isEmpty();
    assertThat(heard(policy, new OutsideSignal("video", "anger", 1, 1))).hasSize(1);
  }

  @Test
  void theyComeInWithTheHistoryFormatAndReachTheDecision() throws IOException {
    Turn turn =
        TurnJson.read(
            new ObjectMapper()
                .readTree(
                    """
                    {"id":"t-9","speaker":"customer","text":"well",
                     "signals":[{"modality":"typing","name":"hesitation","value":0.6}]}
                    """),
            "");
    EscalationEngine engine = new EscalationEngine();
    List<Signal> found =
        engine
            .step(
                engine.begin(ConversationFacts.UNKNOWN),
                turn,
                ServingModel.rulesOnly(),
                PolicyReader.readDefault())
            .decision()
            .signals();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().detail()).isEqualTo("typing:hesitation");
    assertThat(found.getFirst().strength()).isCloseTo(0.6, within(1e-9));
    assertThat(found.getFirst().evidence().getFirst().turn()).isEqualTo("t-9");
  }

  /** Between the turns that were sent at 10 and at 300 s there was one at 200. */
  @Test
  void aTurnThatComesLateMakesTheNextGapNoLonger() {
    EscalationEngine engine = new EscalationEngine();
    ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
    List<String> found = new ArrayList<>();
    for (int second : new int[] {0, 200, 10, 300}) {
      Turn turn =
          Turn.builder("t-" + second, Speaker.CUSTOMER)
              .text("well " + second)
              .at(Instant.ofEpochSecond(second))
              .build();
      Step step = engine.step(state, turn, ServingModel.rulesOnly(), PolicyReader.readDefault());
      step.decision().signals().forEach(signal -> found.add(signal.detail()));
      state = step.state();
    }
    assertThat(found).doesNotContain("gap");
  }

  @Test
  void theBotMayShout() {
    assertThat(signals.bot("PLEASE ENTER YOUR NUMBER NOW!!!")).isEmpty();
  }
}
