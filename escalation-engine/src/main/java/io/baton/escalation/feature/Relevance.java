package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import java.util.Arrays;

/** How a text takes up what was said before, by the stems that the memory keeps. */
final class Relevance {

  private static final int STEM = 5;
  private static final int SHORTEST = 3;

  private Relevance() {}

  /**
   * Share of the kept stems of one side that stand in the text, in [0, 1]; 0 where none is kept.
   */
  static float overlap(float[] memory, int side, float[] stems) {
    int kept = 0;
    int shared = 0;
    for (int i = 0; i < Memory.STEMS_EACH; i++) {
      float stem = memory[Memory.STEMS + side * Memory.STEMS_EACH + i];
      if (stem >= 0) {
        kept++;
        shared += contains(stems, stem) ? 1 : 0;
      }
    }
    return kept == 0 ? 0 : (float) shared / kept;
  }

  /** Share of the text's stems that neither side has, in [0, 1]; 1 for a text without any. */
  static float novelty(float[] memory, float[] stems) {
    int count = 0;
    int fresh = 0;
    for (float stem : stems) {
      if (stem >= 0) {
        count++;
        fresh += isKept(memory, stem) ? 0 : 1;
      }
    }
    return count == 0 ? 1 : (float) fresh / count;
  }

  private static boolean isKept(float[] memory, float stem) {
    for (int i = 0; i < 2 * Memory.STEMS_EACH; i++) {
      if (memory[Memory.STEMS + i] == stem) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(float[] stems, float stem) {
    for (float one : stems) {
      if (one == stem) {
        return true;
      }
    }
    return false;
  }

  /**
   * Stems of the text's longer words as 16-bit numbers, -1 for none; in scripts without spaces each
   * two letters side by side, since a single one is in too many words.
   */
  static float[] stems(TokenizedText text) {
    float[] stems = new float[Memory.STEMS_EACH];
    Arrays.fill(stems, -1);
    int count = 0;
    boolean joins = false;
    for (int i = 0; i < text.size() && count < stems.length; i++) {
      boolean unspaced = text.isUnspaced(i);
      String word = text.folded(i);
      if (unspaced && joins && text.end(i - 1) == text.start(i)) {
        stems[count++] = Hashing.join(text.foldedHash(i - 1), text.foldedHash(i)) & 0xffff;
      } else if (!unspaced && word.length() >= SHORTEST && text.isWord(i)) {
        long hash = Hashing.of(word, 0, Math.min(STEM, word.length()));
        stems[count++] = hash & 0xffff;
      }
      joins = unspaced;
    }
    return stems;
  }

  static void keep(float[] memory, int side, float[] stems) {
    System.arraycopy(stems, 0, memory, Memory.STEMS + side * Memory.STEMS_EACH, Memory.STEMS_EACH);
  }
}
