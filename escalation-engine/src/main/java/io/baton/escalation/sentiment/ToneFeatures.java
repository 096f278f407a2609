package io.baton.escalation.sentiment;

import io.baton.escalation.meaning.TextMeaning;
import io.baton.escalation.text.FeatureKeys;
import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TextShape;
import io.baton.escalation.text.TokenizedText;

/**
 * Hashed features of a text's tone, the same in training and serving: words (1 and 2 in a row),
 * letters (2 to 5 in a row of a word), words that follow a negation, how the text looks (shouting,
 * marks, pictographs), and what words mean (1 and 2 in a row), which models did not read at first.
 * A feature counts as often as it occurs.
 */
public final class ToneFeatures {

  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;
  private static final int NEGATION_REACH = 4;
  private static final double SHOUTING = 0.5;

  /** Most features of a token, apart from those of letters, and of the whole text. */
  private static final int A_TOKEN = 5;

  private static final int A_TEXT = 7;

  private static final long EDGE = Hashing.of("edge");
  private static final long LETTERS = Hashing.of("letters");
  private static final long MEANING = Hashing.of("meaning");
  private static final long NEGATED = Hashing.of("negated");
  private static final long SHOUT = Hashing.of("shout");
  private static final long EXCLAMATION = Hashing.of("exclamation");
  private static final long EXCLAMATIONS = Hashing.of("exclamations");
  private static final long QUESTION = Hashing.of("question");
  private static final long DRAWN_OUT = Hashing.of("drawn_out");
  private static final long PICTOGRAPH = Hashing.of("pictograph");

  private static final HashIndex NEGATIONS =
      HashIndex.ofWords(
          "not", "no", "never", "without", "don't", "dont", "doesn't", "doesnt", "didn't", "isn't",
          "wasn't", "won't", "can't", "cant", "cannot", "nicht", "kein", "keine", "nie", "ohne",
          "nunca", "sin", "ni", "ne", "pas", "jamais", "sans", "nao", "nem", "sem", "jamas");

  private ToneFeatures() {}

  /**
   * The features of a text: 32-bit keys, with repetitions.
   *
   * @param meanings whether what words mean is among them
   */
  public static long[] of(TokenizedText text, boolean meanings) {
    FeatureKeys keys = withoutLetters(text, meanings);
    for (int i = 0; i < text.size(); i++) {
      addLetters(text.token(i), keys);
    }
    return keys.toArray();
  }

  /** All but those of letters. */
  static FeatureKeys withoutLetters(TokenizedText text, boolean meanings) {
    FeatureKeys keys = new FeatureKeys(A_TOKEN * text.size() + A_TEXT);
    addWords(keys, text);
    addNegated(keys, text);
    addShape(keys, text.shape());
    if (meanings) {
      addMeanings(keys, TextMeaning.of(text));
    }
    return keys;
  }

  private static void addWords(FeatureKeys keys, TokenizedText text) {
    long before = EDGE;
    for (int i = 0; i < text.size(); i++) {
      keys.add(text.hash(i));
      keys.add(Hashing.join(before, text.hash(i)));
      before = text.hash(i);
    }
    keys.add(Hashing.join(before, EDGE));
  }

  private static void addMeanings(FeatureKeys keys, TextMeaning text) {
    long before = EDGE;
    for (int i = 0; i < text.size(); i++) {
      if (text.isKnown(i)) {
        long meaning = Hashing.join(MEANING, text.symbol(i));
        keys.add(meaning);
        keys.add(Hashing.join(before, meaning));
        before = meaning;
      }
    }
  }

  /** Adds those of the letters of a token. */
  static void addLetters(String token, FeatureKeys keys) {
    keys.addLetters(LETTERS, token, SHORTEST, LONGEST);
  }

  private static void addNegated(FeatureKeys keys, TokenizedText text) {
    int reach = 0;
    for (int i = 0; i < text.size(); i++) {
      if (!text.isWord(i)) {
        reach = 0;
      } else if (NEGATIONS.get(text.foldedHash(i)) != 0) {
        reach = NEGATION_REACH;
      } else if (reach-- > 0) {
        keys.add(Hashing.join(NEGATED, text.hash(i)));
      }
    }
  }

  private static void addShape(FeatureKeys keys, TextShape shape) {
    addIf(keys, shape.letters() > 3 && shape.capitalShare() > SHOUTING, SHOUT);
    addIf(keys, shape.exclamations() > 0, EXCLAMATION);
    addIf(keys, shape.exclamations() > 1, EXCLAMATIONS);
    addIf(keys, shape.questions() > 0, QUESTION);
    addIf(keys, shape.longestRun() > 2, DRAWN_OUT);
    addIf(keys, shape.emoji() > 0, PICTOGRAPH);
  }

  private static void addIf(FeatureKeys keys, boolean there, long key) {
    if (there) {
      keys.add(key);
    }
  }
}
