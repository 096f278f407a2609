package io.baton.escalation.signal;

import io.baton.escalation.text.ResourceLines;
import java.util.BitSet;

/**
 * Stems of words that say nothing of what is asked, in five languages, as {@link Sketch} has them.
 * Immutable and thread-safe.
 */
final class FunctionWords {

  private final BitSet stems;

  private FunctionWords(BitSet stems) {
    this.stems = stems;
  }

  /** Those that come with Baton. */
  static FunctionWords read() {
    BitSet stems = new BitSet(1 << Short.SIZE);
    for (String line : ResourceLines.of(FunctionWords.class, "function-words.txt")) {
      for (String word : line.split(" ")) {
        stems.set(Short.toUnsignedInt(Sketch.stem(word)));
      }
    }
    return new FunctionWords(stems);
  }

  /** Whether a stem is one of theirs. */
  boolean have(short stem) {
    return stems.get(Short.toUnsignedInt(stem));
  }
}
