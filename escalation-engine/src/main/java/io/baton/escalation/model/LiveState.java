package io.baton.escalation.model;

import io.baton.escalation.codec.ByteSink;
import io.baton.escalation.codec.ByteSource;

/**
 * What a model remembers of a conversation: numbers and small counts, of a size that the model
 * fixes. Immutable; the arrays are not shared.
 */
public final class LiveState {

  /** Most numbers: with the counts they stay below 3 kB. */
  public static final int MOST_NUMBERS = 512;

  /** Most counts. */
  public static final int MOST_COUNTS = 768;

  private final float[] numbers;
  private final byte[] counts;

  private LiveState(float[] numbers, byte[] counts) {
    if (numbers.length > MOST_NUMBERS || counts.length > MOST_COUNTS) {
      throw new IllegalArgumentException(
          "live state: "
              + numbers.length
              + " numbers and "
              + counts.length
              + " counts are more than "
              + MOST_NUMBERS
              + " and "
              + MOST_COUNTS);
    }
    this.numbers = numbers;
    this.counts = counts;
  }

  /**
   * A state that takes the arrays over: who calls must not keep them.
   *
   * @throws IllegalArgumentException if there are too many
   */
  public static LiveState owning(float[] numbers, byte[] counts) {
    return new LiveState(numbers, counts);
  }

  /** A copy of the numbers. */
  public float[] numbers() {
    return numbers.clone();
  }

  /** A copy of the counts. */
  public byte[] counts() {
    return counts.clone();
  }

  /** Whether it has so many numbers and counts. */
  public boolean fits(int numberCount, int countCount) {
    return numbers.length == numberCount && counts.length == countCount;
  }

  /** Appends this state. */
  public void write(ByteSink sink) {
    sink.putLong(numbers.length).putFloats(numbers).putBytes(counts);
  }

  /** Reads what {@link #write} wrote. */
  public static LiveState read(ByteSource source) {
    float[] numbers = source.takeFloats(source.takeInt(MOST_NUMBERS));
    return new LiveState(numbers, source.takeBytes());
  }
}
