package io.baton.escalation.policy.keyword;

import io.baton.escalation.text.TokenizedText;
import java.util.stream.IntStream;

/** A phrase to be found in texts. Immutable and thread-safe; looking makes no object. */
public final class KeyPhrase {

  private final Keyword[] words;

  private KeyPhrase(Keyword[] words) {
    this.words = words;
  }

  /**
   * A phrase as written.
   *
   * @throws IllegalArgumentException if there is nothing in it
   */
  public static KeyPhrase of(String phrase, PhraseMatch match) {
    TokenizedText text = TokenizedText.of(phrase);
    if (text.size() == 0) {
      throw new IllegalArgumentException("phrase: an empty one would be in every text");
    }
    return new KeyPhrase(
        IntStream.range(0, text.size())
            .mapToObj(i -> Keyword.of(text, i, match))
            .toArray(Keyword[]::new));
  }

  /** Number of its tokens, as many as of a text's that are like it. */
  public int size() {
    return words.length;
  }

  /** First token of a text from which on it is there; -1 where it is not. */
  public int placeIn(TokenizedText text) {
    for (Keyword word : words) {
      // Of most phrases one word or another is not there.
      if (!word.mayBeIn(text)) {
        return -1;
      }
    }
    for (int i = 0; i + words.length <= text.size(); i++) {
      if (startsAt(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean startsAt(TokenizedText text, int i) {
    for (int k = 0; k < words.length; k++) {
      if (!words[k].matches(text, i + k)) {
        return false;
      }
    }
    return true;
  }
}
