package io.baton.escalation.signal;

import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.ResourceLines;
import io.baton.escalation.text.TokenizedText;
import java.util.HashMap;
import java.util.Map;

/**
 * Phrases of a resource, one a line without accents, in all languages together. Immutable; looks
 * for a phrase at a token in a time that does not depend on how many there are.
 */
public final class Words {

  private static final int BEGINS = 1;
  private static final int ENDS = 2;
  private static final int ENDS_ALONE = 4;
  private static final String ALONE = "= ";
  private static final Words NOWHERE = new Words(HashIndex.of(Map.of()));

  /**
   * By the joined hashes of the first words of a phrase: whether it goes on, ends here, or ends
   * here where no word is beside it.
   */
  private final HashIndex phrases;

  private Words(HashIndex phrases) {
    this.phrases = phrases;
  }

  /**
   * Reads resources of this package. Lines that start with # are comments; a phrase after = stands
   * only where no word is before or after it.
   */
  public static Words of(String... resources) {
    Map<Long, Integer> phrases = new HashMap<>();
    for (String resource : resources) {
      ResourceLines.of(Words.class, resource).forEach(line -> add(phrases, line));
    }
    return new Words(HashIndex.of(phrases));
  }

  private static void add(Map<Long, Integer> phrases, String line) {
    boolean alone = line.startsWith(ALONE);
    TokenizedText text = TokenizedText.of(alone ? line.substring(ALONE.length()) : line);
    long key = text.foldedHash(0);
    for (int i = 1; i < text.size(); i++) {
      phrases.merge(key, BEGINS, (a, b) -> a | b);
      key = Hashing.join(key, text.foldedHash(i));
    }
    phrases.merge(key, alone ? ENDS_ALONE : ENDS, (a, b) -> a | b);
  }

  /** Whether one of the phrases stands in the text. */
  public boolean areIn(TokenizedText text) {
    return areIn(text, NOWHERE);
  }

  /** Whether one of the phrases stands in the text and does not follow one of these. */
  boolean areIn(TokenizedText text, Words negations) {
    int negated = -1;
    for (int i = 0; i < text.size(); i++) {
      if (i > negated && endAt(text, i) > i) {
        return true;
      }
      negated = Math.max(negated, negations.endAt(text, i));
    }
    return false;
  }

  /** Whether the whole text is phrases and marks, and nothing else. */
  boolean areAllOf(TokenizedText text) {
    int i = 0;
    while (i < text.size()) {
      int end = endAt(text, i);
      if (end == i && text.isWord(i)) {
        return false;
      }
      i = Math.max(end, i + 1);
    }
    return true;
  }

  /** Token after the longest phrase that starts at token i; i where none does. */
  private int endAt(TokenizedText text, int i) {
    long key = text.foldedHash(i);
    int found = phrases.get(key);
    int end = i;
    for (int next = i + 1; found != 0; next++) {
      end = ends(found, text, i, next) ? next : end;
      if ((found & BEGINS) == 0 || next == text.size()) {
        break;
      }
      key = Hashing.join(key, text.foldedHash(next));
      found = phrases.get(key);
    }
    return end;
  }

  private static boolean ends(int found, TokenizedText text, int from, int to) {
    return (found & ENDS) != 0
        || (found & ENDS_ALONE) != 0
            && (from == 0 || !text.isWord(from - 1))
            && (to == text.size() || !text.isWord(to));
  }
}
