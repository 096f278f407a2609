package io.baton.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.escalation.kernel.Recurrent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
final class RecurrentTrainerTest {

  private static final int INPUTS = 5;
  private static final RecurrentTrainer.Options OPTIONS =
      new RecurrentTrainer.Options(8, 30, 5, 8, 0.02, 1e-5, 0);

  /** The answer at each step is whether the first input was above 1/2 two steps before. */
  private static List<List<float[]>> memories(int count, long seed) {
    Random random = new Random(seed);
    List<List<float[]>> sequences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<float[]> steps = new ArrayList<>();
      int length = 3 + random.nextInt(12);
      for (int step = 0; step < length; step++) {
        float[] x = new float[INPUTS];
        for (int k = 0; k < INPUTS; k++) {
          x[k] = random.nextFloat();
        }
        steps.add(x);
      }
      sequences.add(steps);
    }
    return sequences;
  }

  private static boolean answer(List<float[]> steps, int step) {
    return step >= 2 && steps.get(step - 2)[0] > 0.5;
  }

  private static Sequences data(List<List<float[]>> sequences) {
    Sequences data = new Sequences(INPUTS, 1);
    for (List<float[]> steps : sequences) {
      List<List<Optional<Boolean>>> answers = new ArrayList<>();
      for (int step = 0; step < steps.size(); step++) {
        answers.add(List.of(step < 2 ? Optional.empty() : Optional.of(answer(steps, step))));
      }
      data.add(steps, answers);
    }
    return data;
  }

  @Test
  void theKernelSaysWhatDl4jSaysOverWholeSequences() {
    List<List<float[]>> sequences = memories(40, 3);
    RecurrentTrainer.Trained trained = RecurrentTrainer.train(data(sequences), OPTIONS, 1);
    Recurrent kernel = trained.kernel();
    float[] mean = kernel.weights()[0];
    float[] scale = kernel.weights()[1];
    for (List<float[]> steps : sequences) {
      trained.network().rnnClearPreviousState();
      float[] state = new float[kernel.stateSize()];
      for (float[] x : steps) {
        float[] standardised = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
          standardised[i] = (x[i] - mean[i]) * scale[i];
        }
        INDArray theirs =
            trained.network().rnnTimeStep(Nd4j.create(standardised, new long[] {1, INPUTS}, 'c'));
        double ours = 1 / (1 + Math.exp(-kernel.step(x, state, 0)[0]));
        assertThat(ours).isCloseTo(theirs.getDouble(0), within(1e-5));
      }
    }
  }

  @Test
  void itRemembersWhatWasThereTwoStepsBefore() {
    Recurrent kernel = RecurrentTrainer.fit(data(memories(300, 5)), OPTIONS, 1);
    int right = 0;
    int all = 0;
    for (List<float[]> steps : memories(100, 6)) {
      float[] state = new float[kernel.stateSize()];
      for (int step = 0; step < steps.size(); step++) {
        double score = kernel.step(steps.get(step), state, 0)[0];
        if (step >= 2) {
          all++;
          right += score > 0 == answer(steps, step) ? 1 : 0;
        }
      }
    }
    assertThat((double) right / all).isGreaterThan(0.8);
  }

  @Test
  void theSameSeedGivesTheSameDigits() {
    Sequences data = data(memories(40, 3));
    float[][] once = RecurrentTrainer.fit(data, OPTIONS, 1).weights();
    assertThat(RecurrentTrainer.fit(data, OPTIONS, 1).weights()).isDeepEqualTo(once);
    assertThat(RecurrentTrainer.fit(data, OPTIONS, 2).weights()[2]).isNotEqualTo(once[2]);
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new RecurrentTrainer.Options(0, 1, 1, 1, 0.1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden 0");
    assertThatThrownBy(() -> new Sequences(2, 1).add(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 steps");
  }
}
