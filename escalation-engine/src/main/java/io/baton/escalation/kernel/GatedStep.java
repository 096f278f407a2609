package io.baton.escalation.kernel;

/**
 * The gates of one step of a gated recurrent unit, in two directions side by side: {@code c =
 * tanh(g_c + σ(r) i_c)}, {@code h' = c + σ(u) (h - c)}. Each sum lies in an array of its own, so
 * that machines can take many numbers at a time. Used by one thread.
 */
final class GatedStep {

  private final int hidden;

  /** Of reset, then of update, in both directions. */
  private final float[] gates;

  private final float[] update;
  private final float[] candidate;
  private final float[] inner;

  /** The state before, and after the step that one. */
  private final float[] state;

  /**
   * @param hidden units of a direction
   */
  GatedStep(int hidden) {
    this.hidden = hidden;
    this.gates = new float[4 * hidden];
    this.update = new float[2 * hidden];
    this.candidate = new float[2 * hidden];
    this.inner = new float[2 * hidden];
    this.state = new float[2 * hidden];
  }

  /**
   * The sums of a direction.
   *
   * @param given of the candidate, in its last third
   * @param sums of reset and update, and what is reset of the candidate
   */
  void take(int direction, float[] given, float[] sums) {
    int to = direction * hidden;
    System.arraycopy(sums, 0, gates, to, hidden);
    System.arraycopy(sums, hidden, gates, 2 * hidden + to, hidden);
    System.arraycopy(sums, 2 * hidden, inner, to, hidden);
    System.arraycopy(given, 2 * hidden, candidate, to, hidden);
  }

  /** Goes on to the next state. */
  void run() {
    for (int i = 0; i < gates.length; i++) {
      gates[i] = Squash.sigmoid(gates[i]);
    }
    System.arraycopy(gates, 2 * hidden, update, 0, 2 * hidden);
    next(gates, update, candidate, inner, state);
  }

  private static void next(
      float[] reset, float[] update, float[] candidate, float[] inner, float[] state) {
    for (int i = 0; i < state.length; i++) {
      float value = Squash.tanh(candidate[i] + reset[i] * inner[i]);
      state[i] = value + update[i] * (state[i] - value);
    }
  }

  /** Copies the state of a direction, and returns it. */
  float[] give(int direction, float[] to) {
    System.arraycopy(state, direction * hidden, to, 0, hidden);
    return to;
  }
}
