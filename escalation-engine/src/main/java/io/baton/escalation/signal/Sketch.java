package io.baton.escalation.signal;

import io.baton.escalation.codec.ByteSink;
import io.baton.escalation.codec.ByteSource;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import java.util.Arrays;

/**
 * A turn in a few bytes, to see whether it is said again: the set of its word stems (first five
 * letters without accents, a number whole) as 15-bit hashes, and below each a bit that is set of
 * words that say nothing of what is asked; of more than {@value #MOST} the smallest, so that two
 * long turns are compared by the same sample of their words. Immutable.
 */
public final class Sketch {

  static final int MOST = 24;
  private static final int STEM = 5;
  private static final int FUNCTION_WORD = 1;

  private final String turn;
  private final long key;
  private final short[] stems;

  private Sketch(String turn, long key, short[] stems) {
    this.turn = turn;
    this.key = key;
    this.stems = stems;
  }

  /**
   * @param turn its id
   * @param key of a turn that is known by more than its words, such as a reply's id; 0 for none
   */
  static Sketch of(String turn, long key, TokenizedText text) {
    short[] stems = new short[text.size()];
    int count = 0;
    for (int i = 0; i < text.size(); i++) {
      if (text.isWord(i)) {
        stems[count++] = stem(text, i);
      }
    }
    return new Sketch(turn, key, distinct(stems, count));
  }

  /** Of the word at token i; the whole of it tells what it is, for its beginning is another's. */
  private static short stem(TokenizedText text, int i) {
    String word = text.folded(i);
    int length = isNumber(word) ? word.length() : Math.min(STEM, word.length());
    int stem = telling((int) Hashing.of(word, 0, length));
    return (short) (FunctionWords.ALL.haveAt(text, i) ? stem | FUNCTION_WORD : stem);
  }

  private static int telling(int stem) {
    return stem & ~FUNCTION_WORD;
  }

  /** Whether a digit is in it: of an order or a phone the last ones tell it apart. */
  static boolean isNumber(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static short[] distinct(short[] stems, int count) {
    short[] sorted = Arrays.copyOf(stems, count);
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, Math.min(MOST, kept));
  }

  /** Id of the turn. */
  String turn() {
    return turn;
  }

  /** Number of different stems, at most {@value #MOST}. */
  int size() {
    return stems.length;
  }

  /** Whether both are known by the same thing. */
  boolean sameKey(Sketch other) {
    return key != 0 && key == other.key;
  }

  /** The same turn without words that say nothing of what is asked. */
  Sketch telling() {
    short[] telling = new short[stems.length];
    int count = 0;
    for (short stem : stems) {
      if ((stem & FUNCTION_WORD) == 0) {
        telling[count++] = stem;
      }
    }
    return new Sketch(turn, key, Arrays.copyOf(telling, count));
  }

  /** Jaccard similarity of the two sets of stems, in [0, 1]; 0 where both are empty. */
  double similarity(Sketch other) {
    int shared = 0;
    int i = 0;
    int j = 0;
    // Which side goes on cannot be foreseen, so it is counted and not branched on.
    while (i < stems.length && j < other.stems.length) {
      short mine = stems[i];
      short theirs = other.stems[j];
      shared += mine == theirs ? 1 : 0;
      i += mine <= theirs ? 1 : 0;
      j += theirs <= mine ? 1 : 0;
    }
    int all = stems.length + other.stems.length - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  void write(ByteSink sink) {
    sink.putText(turn).putLong(key).put(stems.length);
    for (short stem : stems) {
      sink.putShort(stem);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param marked whether words that say nothing of what is asked are marked, as they were not at
   *     first: there each counts as one that tells it
   */
  static Sketch read(ByteSource source, boolean marked) {
    String turn = source.takeText();
    long key = source.takeLong();
    short[] stems = new short[source.takeInt(MOST)];
    for (int i = 0; i < stems.length; i++) {
      short stem = source.takeShort();
      stems[i] = marked ? stem : (short) telling(stem);
    }
    return new Sketch(turn, key, marked ? stems : distinct(stems, stems.length));
  }
}
