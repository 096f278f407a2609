package io.baton.escalation.kernel;

/**
 * Sizes of a {@link SequenceNet}, and where its weights lie in one array, in this order: input
 * [width × 2 × 3 hidden], bias [2 × 3 hidden], recurrent [2 × hidden × 3 hidden], bias within the
 * candidate [2 × hidden], attention [2 hidden], head [4 hidden × head], its bias [head], output
 * [head], its bias [1]. The gates of a direction are reset, update, candidate.
 *
 * @param width of a word's vector, at least 1
 * @param hidden units of a direction, at least 1
 * @param head units before the output, at least 1
 */
public record NetShape(int width, int hidden, int head) {

  private static final int MOST = 1_024;

  public NetShape {
    if (width < 1 || hidden < 1 || head < 1 || Math.max(width, Math.max(hidden, head)) > MOST) {
      throw new IllegalArgumentException(
          "sequence net: width %d, hidden %d, head %d are not all in 1..%d"
              .formatted(width, hidden, head, MOST));
    }
  }

  /** Gates of both directions. */
  public int gates() {
    return 6 * hidden;
  }

  public int bias() {
    return width * gates();
  }

  /** Of a direction, 0 forward or 1 backward. */
  public int recurrent(int direction) {
    return bias() + gates() + direction * 3 * hidden * hidden;
  }

  /** Of a direction, 0 forward or 1 backward. */
  public int candidate(int direction) {
    return recurrent(2) + direction * hidden;
  }

  public int attention() {
    return candidate(2);
  }

  public int headWeights() {
    return attention() + 2 * hidden;
  }

  public int headBias() {
    return headWeights() + 4 * hidden * head;
  }

  public int output() {
    return headBias() + head;
  }

  public int outputBias() {
    return output() + head;
  }

  /** Number of weights. */
  public int size() {
    return outputBias() + 1;
  }
}
