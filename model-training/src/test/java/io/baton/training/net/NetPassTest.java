package io.baton.training.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.escalation.kernel.KeySequence;
import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.kernel.SequenceNet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NetPassTest {

  private static final int TOKENS = 5;

  private final NetShape shape = new NetShape(3, 4, 2);
  private final SplittableRandom random = new SplittableRandom(7);
  private final float[] weights = even(shape.size());
  private final float[] vectors = even(TOKENS * shape.width());

  /** But for what the bytes of vectors leave out. */
  @Test
  void theEngineServesWhatIsTrained() {
    long[] keys = new long[TOKENS];
    KeySequence input = new KeySequence(TOKENS);
    for (int t = 0; t < TOKENS; t++) {
      keys[t] = 100L + t;
      input.add(keys[t]);
      input.add(-1);
      input.endToken();
    }
    SequenceNet net = new SequenceNet(shape, keys, vectors, weights);
    assertThat(net.logOdds(input)).isCloseTo(logOdds(), within(1e-2));
  }

  @Test
  void theGradientIsThatOfTheLogOdds() {
    float[] gradient = new float[weights.length];
    float[] slopes = new float[vectors.length];
    NetPass pass = new NetPass(shape);
    pass.take(weights);
    pass.forth(weights, vectors, TOKENS, 0, random);
    pass.back(weights, 1, gradient, slopes);
    for (int i = 0; i < weights.length; i++) {
      assertThat((double) gradient[i])
          .as("weight %d", i)
          .isCloseTo(slope(weights, i), within(3e-3));
    }
    for (int i = 0; i < vectors.length; i++) {
      assertThat((double) slopes[i]).as("vector %d", i).isCloseTo(slope(vectors, i), within(3e-3));
    }
  }

  private double slope(float[] values, int i) {
    float kept = values[i];
    float little = 1e-2f;
    values[i] = kept + little;
    double above = logOdds();
    values[i] = kept - little;
    double below = logOdds();
    values[i] = kept;
    return (above - below) / (2 * little);
  }

  private double logOdds() {
    return new NetPass(shape).forth(weights, vectors, TOKENS, 0, random);
  }

  private float[] even(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() * 1.6 - 0.8);
    }
    return values;
  }
}
