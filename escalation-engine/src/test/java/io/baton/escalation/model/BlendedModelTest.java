package io.baton.escalation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Contribution;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.TreeEnsemble;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a blend makes of a model that is surer than it may be. */
final class BlendedModelTest {

  private static final FeatureDomain DOMAIN =
      new FeatureDomain(EnumSet.of(Family.SIGNAL, Family.PROGRESS), new long[0], new byte[0]);
  private static final float OF_TREES = 0.25f;

  private static BlendedModel model(float bias) {
    float[] biases = new float[ModelParts.HEADS];
    Arrays.fill(biases, bias);
    return new BlendedModel(
        "sure",
        new ModelParts(
            DOMAIN,
            new SparseLinear(biases, new long[] {7}, new float[ModelParts.HEADS]),
            leaf(DOMAIN.turnFeatures()),
            leaf(DOMAIN.turnFeatures()),
            Optional.empty(),
            Collections.nCopies(ModelParts.HEADS, new Blend(new float[] {1, 0.5f, 1, 1, 0})),
            new SparseLinear(new float[] {bias}, new long[] {7}, new float[1]),
            leaf(DOMAIN.conversationFeatures()),
            new Blend(new float[] {1, 0.5f, 1, 0})));
  }

  private static TreeEnsemble leaf(int features) {
    return new TreeEnsemble(
        0, features, new int[] {0}, new int[] {-1, 0, 0}, new float[] {0, OF_TREES});
  }

  private static TurnView turn() {
    return new TurnView(
        Turn.builder("t", Speaker.CUSTOMER).build(),
        TokenizedText.of(""),
        Tone.NEUTRAL,
        List.of(),
        TurnView.UNKNOWN_GAP,
        false);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "8, 8", "30, 8", "-30, -8"})
  void aModelCountsNoFurtherThanWhatBlendsAreFittedOn(float bias, double counted) {
    BlendedModel model = model(bias);
    Explanation said = model.step(model.start(), turn()).explanation();
    assertThat(said.score()).isCloseTo(1 + counted / 2 + 2 * OF_TREES, within(1e-6));
    assertThat(said.contributions().stream().mapToDouble(Contribution::logOdds).sum())
        .isCloseTo(said.score(), within(1e-6));
    assertThat(model.outcome(List.of(turn())))
        .isCloseTo(Blend.probability(1 + counted / 2 + OF_TREES), within(1e-6));
  }

  @Test
  void withATurnThatWasHandedBackItBeginsAnew() {
    BlendedModel model = model(3);
    LiveState once = model.step(model.start(), turn()).next();
    assertThat(model.step(once, turn()).next().numbers()).isNotEqualTo(once.numbers());
    TurnView back =
        new TurnView(
            turn().turn(), turn().text(), Tone.NEUTRAL, List.of(), TurnView.UNKNOWN_GAP, true);
    assertThat(model.step(once, back).next().numbers()).isEqualTo(once.numbers());
  }
}
