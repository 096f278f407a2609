package io.baton.escalation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class RecurrentTest {

  private static final int INPUTS = 40;
  private static final int HIDDEN = 16;
  private static final int OUTPUTS = 5;
  private static final int GATES = 4 * HIDDEN;

  private final Random random = new Random(12);
  private final float[] mean = some(INPUTS);
  private final float[] scale = some(INPUTS);
  private final float[] input = some(INPUTS * GATES);
  private final float[] recurrent = some(HIDDEN * GATES);
  private final float[] bias = some(GATES);
  private final float[] output = some(HIDDEN * OUTPUTS);
  private final float[] outputBias = some(OUTPUTS);

  /** An input that hardly ever changes, far from zero: its mean must not drown it. */
  private void makeSteady(int i) {
    mean[i] = 5;
    scale[i] = 4000;
  }

  private float[] some(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (random.nextFloat() - 0.5f) / 2;
    }
    return values;
  }

  private Recurrent network() {
    return new Recurrent(mean, scale, input, recurrent, bias, output, outputBias);
  }

  @Test
  void overManyStepsItSaysWhatTheFormulaSays() {
    makeSteady(2);
    Recurrent network = network();
    int at = 3;
    float[] state = new float[at + network.stateSize() + 2];
    double[] hidden = new double[HIDDEN];
    double[] cell = new double[HIDDEN];
    for (int step = 0; step < 200; step++) {
      float[] x = new float[INPUTS];
      for (int i = 0; i < INPUTS; i++) {
        x[i] = random.nextInt(3) == 0 ? 6 * random.nextFloat() : 0;
      }
      x[2] = 5 + (random.nextFloat() - 0.5f) / 4000;
      double[] expected = formula(x, hidden, cell);
      assertThat(network.step(x, state, at)).containsExactly(expected, within(1e-5));
      for (int i = 0; i < HIDDEN; i++) {
        assertThat((double) state[at + i]).isCloseTo(hidden[i], within(1e-5));
      }
    }
    assertThat(new float[] {state[0], state[1], state[2], state[state.length - 1]}).containsOnly(0);
  }

  /** In double precision, straight from the definition; carries hidden and cell on. */
  private double[] formula(float[] x, double[] hidden, double[] cell) {
    double[] z = new double[GATES];
    for (int j = 0; j < GATES; j++) {
      z[j] = bias[j];
      for (int i = 0; i < INPUTS; i++) {
        z[j] += ((double) x[i] - mean[i]) * scale[i] * input[i * GATES + j];
      }
      for (int i = 0; i < HIDDEN; i++) {
        z[j] += hidden[i] * recurrent[i * GATES + j];
      }
    }
    for (int i = 0; i < HIDDEN; i++) {
      cell[i] = sigmoid(z[HIDDEN + i]) * cell[i] + sigmoid(z[3 * HIDDEN + i]) * Math.tanh(z[i]);
      hidden[i] = sigmoid(z[2 * HIDDEN + i]) * Math.tanh(cell[i]);
    }
    double[] scores = new double[OUTPUTS];
    for (int o = 0; o < OUTPUTS; o++) {
      scores[o] = outputBias[o];
      for (int i = 0; i < HIDDEN; i++) {
        scores[o] += hidden[i] * output[i * OUTPUTS + o];
      }
    }
    return scores;
  }

  private static double sigmoid(double value) {
    return 1 / (1 + Math.exp(-value));
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () -> new Recurrent(mean, scale, input, new float[3], bias, output, outputBias))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 recurrent weights where " + HIDDEN * GATES);
  }
}
