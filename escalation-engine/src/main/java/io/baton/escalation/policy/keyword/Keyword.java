package io.baton.escalation.policy.keyword;

import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.text.WordFilter;

/** A word or mark of a phrase. Immutable. */
final class Keyword {

  /** Shorter words have too many others beside them. */
  private static final int SHORTEST_MISSPELT = 6;

  private static final int SHORTEST_INFLECTED = 3;

  private static final Inflections INFLECTIONS = Inflections.read();
  private static final KnownWords KNOWN = KnownWords.read();

  private final String word;
  private final long hash;
  private final boolean inflected;
  private final boolean misspelt;
  private final boolean elided;
  private final long beginning;
  private final long ending;

  private Keyword(String word, long hash, boolean inflected, boolean misspelt) {
    this.word = word;
    this.hash = hash;
    this.inflected = inflected;
    this.misspelt = misspelt;
    this.elided = WordFilter.start(word) > 0;
    this.beginning = WordFilter.beginning(word, 0);
    this.ending = WordFilter.ending(word, 0);
  }

  /** Token i of a phrase. */
  static Keyword of(TokenizedText phrase, int i, PhraseMatch match) {
    String word = phrase.folded(i);
    boolean similar = match != PhraseMatch.EXACT && phrase.isWord(i);
    return new Keyword(
        word,
        phrase.foldedHash(i),
        similar && word.length() >= SHORTEST_INFLECTED,
        similar
            && match == PhraseMatch.FUZZY
            && word.length() >= SHORTEST_MISSPELT
            && isLetters(word));
  }

  private static boolean isLetters(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isLetter(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text may have it; of most texts it is known at once that they have not. */
  boolean mayBeIn(TokenizedText text) {
    if (!inflected) {
      return text.mayHave(hash);
    }
    WordFilter words = text.filter();
    return words.mayBegin(beginning) || misspelt && words.mayEnd(ending);
  }

  /** Whether token i of a text is it, or is like it where that is enough. */
  boolean matches(TokenizedText text, int i) {
    if (text.foldedHash(i) == hash) {
      return text.folded(i).equals(word);
    }
    return inflected && isLike(text.folded(i));
  }

  private boolean isLike(String token) {
    int start = elided ? 0 : WordFilter.start(token);
    if (token.charAt(start) != word.charAt(0)
        || Math.abs(token.length() - start - word.length()) > Inflections.LONGEST) {
      return false;
    }
    String other = token.substring(start);
    return other.equals(word)
        || (INFLECTIONS.alike(word, other) || misspelt && isMisspelling(other))
            && !KNOWN.differ(word, other);
  }

  private boolean isMisspelling(String other) {
    return EditDistance.isOne(word, other) && isLetters(other) && !KNOWN.have(other);
  }
}
