package io.baton.escalation.meaning;

import io.baton.escalation.text.TokenizedText;

/**
 * A text by what its words mean, whatever its language. Read once of a text, however many ask.
 * Immutable.
 *
 * @param tokens its words and marks
 * @param meanings what each of them means
 */
public record TextMeaning(PhraseTokens tokens, Meanings meanings) {

  /** Of a text. */
  public static TextMeaning of(TokenizedText text) {
    return text.once(TextMeaning.class, TextMeaning::read);
  }

  private static TextMeaning read(TokenizedText text) {
    PhraseTokens tokens = PhraseTokens.of(text);
    return new TextMeaning(tokens, Concepts.shared().read(tokens));
  }

  /** Number of tokens. */
  public int size() {
    return meanings.size();
  }

  /** Whether a concept of the lexicon has a token, or a phrase that begins with it. */
  public boolean isKnown(int token) {
    return meanings.of(token) >= 0;
  }

  /** Hash of the name of the concept of a token; of one that is not known, what stands for it. */
  public long symbol(int token) {
    int meaning = meanings.of(token);
    return meaning < 0 ? meaning : Concepts.shared().symbol(meaning);
  }

  /** Part that the concept of a token that is known plays in a request; 0 for none. */
  public int role(int token) {
    return Concepts.shared().role(meanings.of(token));
  }
}
