package io.baton.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sequences of different lengths with what should be said at each step. Filled once, then read. */
public final class Sequences {

  private final int inputs;
  private final int outputs;
  private final List<List<float[]>> steps = new ArrayList<>();
  private final List<List<List<Optional<Boolean>>>> targets = new ArrayList<>();

  /**
   * @param inputs numbers of a step
   * @param outputs answers of a step
   */
  public Sequences(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  /**
   * Adds a sequence.
   *
   * @param x a vector of inputs for each step; at least one step
   * @param y for each step an answer for each output, empty where nobody knows
   * @throws IllegalArgumentException if the sizes do not fit together
   */
  public void add(List<float[]> x, List<List<Optional<Boolean>>> y) {
    if (x.isEmpty() || x.size() != y.size()) {
      throw new IllegalArgumentException(x.size() + " steps with " + y.size() + " answers");
    }
    steps.add(List.copyOf(x));
    targets.add(List.copyOf(y));
  }

  /** Numbers of a step. */
  public int inputs() {
    return inputs;
  }

  /** Answers of a step. */
  public int outputs() {
    return outputs;
  }

  /** Number of sequences. */
  public int size() {
    return steps.size();
  }

  /** Steps of a sequence. */
  int length(int sequence) {
    return steps.get(sequence).size();
  }

  float[] step(int sequence, int step) {
    return steps.get(sequence).get(step);
  }

  Optional<Boolean> target(int sequence, int step, int output) {
    return targets.get(sequence).get(step).get(output);
  }
}
