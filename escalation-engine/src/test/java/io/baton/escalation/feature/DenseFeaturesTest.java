package io.baton.escalation.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.IntentScore;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class DenseFeaturesTest {

  @Test
  void howSureTheNluIsMayStandInTheRankingAlone() {
    assertThat(doubt(turn -> turn.ranked(new IntentScore("track", 0.75)))).isEqualTo(0.25f);
    assertThat(doubt(turn -> turn.confidence(0.75))).isEqualTo(0.25f);
    assertThat(doubt(turn -> turn)).isZero();
  }

  private static float doubt(UnaryOperator<Turn.Builder> parts) {
    Turn turn = parts.apply(Turn.builder("t-1", Speaker.CUSTOMER).intent("track")).build();
    TurnView view =
        new TurnView(
            turn, TokenizedText.EMPTY, Tone.NEUTRAL, List.of(), TurnView.UNKNOWN_GAP, false);
    float[] dense = new float[Dense.count()];
    DenseFeatures.step(view, new float[Memory.COUNT], dense, false);
    return dense[Dense.CONFIDENCE.ordinal()];
  }
}
