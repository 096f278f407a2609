package io.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.model.EscalationModel;
import io.baton.escalation.model.LiveState;
import io.baton.escalation.model.LiveStep;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.escalation.turn.TurnView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model is given, and what becomes of what it remembers. */
final class EngineModelTest {

  private static final Policy POLICY = PolicyReader.readDefault();
  private static final Risk NONE = new Risk(0, 0, 0, 0, 0);

  private final EscalationEngine engine = new EscalationEngine();
  private final List<Double> gaps = new ArrayList<>();
  private ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
  private int turns;

  /** Remembers how many turns it has seen, and fails where one says boom. */
  private record Counting(String version, List<Double> gaps) implements EscalationModel {

    @Override
    public LiveState start() {
      return LiveState.owning(new float[1], new byte[0]);
    }

    @Override
    public LiveStep step(LiveState before, TurnView turn) {
      if (turn.text().original().contains("boom")) {
        throw new IllegalStateException("boom");
      }
      gaps.add(turn.gapSeconds());
      float seen = (turn.handedBack() ? 0 : before.numbers()[0]) + 1;
      return new LiveStep(
          LiveState.owning(new float[] {seen}, new byte[0]), NONE, Explanation.NONE);
    }

    @Override
    public double outcome(List<TurnView> all) {
      return 0;
    }
  }

  private ServingModel model(String version) {
    return ServingModel.of(new Counting(version, gaps), ToneReader.NEUTRAL);
  }

  private Step say(ServingModel model, Turn.Builder turn) {
    Step step = engine.step(state, turn.build(), model, POLICY);
    state = ConversationState.fromBytes(step.state().toBytes());
    return step;
  }

  private Step say(ServingModel model, Speaker speaker, String text) {
    return say(model, Turn.builder("t-" + turns++, speaker).text(text));
  }

  private float seen() {
    return state.live().orElseThrow().numbers()[0];
  }

  @Test
  void itGoesOnFromTurnToTurnAndAnotherBeginsAnew() {
    say(model("one"), Speaker.CUSTOMER, "hello");
    say(model("one"), Speaker.BOT, "Hello.");
    assertThat(seen()).isEqualTo(2);
    say(model("two"), Speaker.CUSTOMER, "where is it");
    assertThat(seen()).isEqualTo(1);
    assertThat(state.modelVersion()).isEqualTo("two");
  }

  @Test
  void afterATurnThatItFailedAtItGoesOnFromWhereItWas() {
    say(model("one"), Speaker.CUSTOMER, "hello");
    Step failed = say(model("one"), Speaker.CUSTOMER, "boom");
    assertThat(failed.notes()).containsExactly("model_failed:IllegalStateException");
    assertThat(failed.decision().degraded()).isTrue();
    Step next = say(model("one"), Speaker.CUSTOMER, "hello");
    assertThat(seen()).isEqualTo(2);
    assertThat(next.decision().degraded()).isFalse();
    assertThat(next.notes()).isEmpty();
  }

  @Test
  void whenTheBotHasItAgainAfterAHumanItBeginsAnew() {
    say(model("one"), Speaker.CUSTOMER, "hello");
    say(model("one"), Speaker.AGENT, "Hello, I am Ann.");
    say(model("one"), Speaker.CUSTOMER, "thanks");
    assertThat(seen()).isEqualTo(3);
    say(model("one"), Speaker.BOT, "Is there anything else?");
    assertThat(seen()).isEqualTo(1);
  }

  @Test
  void thePayloadOfAButtonHasNoToneAndWordsHave() {
    Tone furious = new Tone(0.9, 0.1, 0, 0.95);
    ServingModel model = ServingModel.of(new Counting("one", gaps), text -> furious);
    Decision pressed = say(model, Speaker.CUSTOMER, "/start").decision();
    assertThat(pressed.sentiment()).isEqualTo(Tone.NEUTRAL);
    assertThat(pressed.frustration()).isZero();
    assertThat(say(model, Speaker.CUSTOMER, "/etc/hosts is broken").decision().sentiment())
        .isEqualTo(furious);
  }

  @Test
  void aGapIsFromTheLatestTurnBeforeAndNeverNegative() {
    for (int second : new int[] {100, 107, 50, 110}) {
      Turn.Builder turn = Turn.builder("s-" + second, Speaker.CUSTOMER).text("hm");
      say(model("one"), turn.at(Instant.ofEpochSecond(second)));
    }
    say(model("one"), Turn.builder("no-time", Speaker.CUSTOMER).text("hm"));
    assertThat(gaps).containsExactly(-1.0, 7.0, 0.0, 3.0, -1.0);
  }
}
