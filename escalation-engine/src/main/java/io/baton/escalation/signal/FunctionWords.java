package io.baton.escalation.signal;

import io.baton.escalation.text.ResourceLines;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Words that say nothing of what is asked, in five languages, and their stems as {@link Sketch} has
 * them. Immutable and thread-safe.
 */
public final class FunctionWords {

  private final Set<String> words;
  private final BitSet stems;

  private FunctionWords(Set<String> words, BitSet stems) {
    this.words = Set.copyOf(words);
    this.stems = stems;
  }

  /** Those that come with Baton. */
  public static FunctionWords read() {
    Set<String> words = new HashSet<>();
    BitSet stems = new BitSet(1 << Short.SIZE);
    for (String line : ResourceLines.of(FunctionWords.class, "function-words.txt")) {
      for (String word : line.split(" ")) {
        words.add(word);
        stems.set(Short.toUnsignedInt(Sketch.stem(word)));
      }
    }
    return new FunctionWords(words, stems);
  }

  /** Whether a word without accents is one of them. */
  public boolean have(String word) {
    return words.contains(word);
  }

  /** Whether a stem is one of theirs. */
  boolean have(short stem) {
    return stems.get(Short.toUnsignedInt(stem));
  }
}
