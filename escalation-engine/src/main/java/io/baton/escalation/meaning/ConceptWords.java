package io.baton.escalation.meaning;

import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;

/**
 * What one language has by concept, beside its single words. Immutable.
 *
 * @param phrases of two words or more, by the joined hashes of their words, see {@link #concept}
 *     and {@link #begins}
 * @param stems concept + 1 by the beginning of words
 * @param endings concept + 1 by the end of words
 * @param misspellings concept + 1 by words with a letter left out, and whole
 */
record ConceptWords(HashIndex phrases, HashIndex stems, HashIndex endings, HashIndex misspellings) {

  /** Beside the concept: a longer phrase may begin so. */
  static final int BEGINS = 1 << 16;

  /** Concept of an entry of the phrases; negative for none. */
  static int concept(int entry) {
    return (entry & BEGINS - 1) - 1;
  }

  /** Whether a longer phrase may begin so. */
  static boolean begins(int entry) {
    return (entry & BEGINS) != 0;
  }

  /** Concept by the longest stem, then by the longest ending; negative for none. */
  int byEnds(String word, int shortest) {
    int found = 0;
    long open = Hashing.OPEN;
    for (int i = 0; i < word.length(); i++) {
      open = Hashing.with(open, word.charAt(i));
      if (i + 1 >= shortest) {
        int stem = stems.get(Hashing.close(open));
        found = stem > 0 ? stem : found;
      }
    }
    for (int i = 1; found == 0 && i <= word.length() - shortest; i++) {
      found = endings.get(Hashing.of(word, i, word.length()));
    }
    return found - 1;
  }

  /** Concept of a word that differs in one letter; negative for none. */
  int misspelt(String word) {
    int found = misspellings.get(Hashing.of(word));
    for (int i = 1; found == 0 && i < word.length(); i++) {
      found = misspellings.get(without(word, i));
    }
    return found - 1;
  }

  /** Hash of a word without its letter i. */
  static long without(String word, int i) {
    long open = Hashing.OPEN;
    for (int k = 0; k < word.length(); k++) {
      open = k == i ? open : Hashing.with(open, word.charAt(k));
    }
    return Hashing.close(open);
  }
}
