package io.baton.escalation.request;

import io.baton.escalation.kernel.KeySequence;
import io.baton.escalation.meaning.PhraseTokens;
import io.baton.escalation.meaning.TextMeaning;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;

/**
 * What a net sees of each token: its word, its concept, the first letters of a longer word, and the
 * categories of the lexicon that it has, in this order.
 */
public final class NetInput {

  /** Tokens after these are not seen. */
  private static final int MOST_TOKENS = 96;

  /** Letters of a longer word that inflection rarely touches. */
  private static final int STEM = 5;

  private static final long BEGINNING = Hashing.of("net beginning");
  private static final long WORD = Hashing.of("net word");
  private static final long CONCEPT = Hashing.of("net concept");
  private static final long CATEGORY = Hashing.of("net category");

  private NetInput() {}

  /** Of a text, to learn from. */
  public static KeySequence of(TokenizedText text) {
    TextMeaning meaning = TextMeaning.of(text);
    return of(meaning, Lexicon.shared().read(meaning.tokens()));
  }

  static KeySequence of(TextMeaning meaning, Units units) {
    PhraseTokens tokens = meaning.tokens();
    int count = Math.min(MOST_TOKENS, tokens.size());
    KeySequence sequence = new KeySequence(count);
    for (int i = 0; i < count; i++) {
      sequence.add(Hashing.join(WORD, tokens.hash(i)));
      sequence.add(Hashing.join(CONCEPT, meaning.symbol(i)));
      String word = tokens.word(i);
      if (word.length() > STEM) {
        sequence.add(Hashing.join(BEGINNING, Hashing.of(word, 0, STEM)));
      }
      for (int rest = units.ofToken(i); rest != 0; rest &= rest - 1) {
        sequence.add(Hashing.join(CATEGORY, Integer.numberOfTrailingZeros(rest)));
      }
      sequence.endToken();
    }
    return sequence;
  }
}
