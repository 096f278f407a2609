package io.baton.escalation.request;

import io.baton.escalation.meaning.PhraseTokens;
import io.baton.escalation.meaning.TextMeaning;
import io.baton.escalation.text.FeatureKeys;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;

/**
 * Hashed features of a phrase, the same in training and serving: words (1 to 3 in a row, and pairs
 * with one word between), beginnings of words (pairs), letters (3 and 4 in a row of a word),
 * categories of the lexicon (1 to 4 in a row, and pairs within a sentence, by where the sentence
 * stands), and what stands under a negation; and what it means, see {@link ConceptFeatures}. A
 * feature counts as often as it occurs, one of letters half. Used once and by one thread.
 */
public final class PhraseFeatures {

  private static final int WORDS = 3;
  private static final int SKIP = 2;
  private static final int UNITS = 4;
  private static final int NEGATION_REACH = 6;

  /** About how many features there are for each token, apart from those of letters. */
  private static final int A_TOKEN = 24;

  private static final int FEWEST_LETTERS_IN_A_ROW = 3;
  private static final int LETTERS_IN_A_ROW = 4;

  /** Letters of a longer word that inflection rarely touches. */
  private static final int STEM = 5;

  private static final long STEMS = Hashing.of("stems");
  private static final long EDGE = Hashing.of("edge");
  private static final long FILLER = Hashing.of("filler");
  private static final long SKIPPED = Hashing.of("skip");
  private static final long LETTERS = Hashing.of("letters");
  private static final long SEQUENCE = Hashing.of("sequence");
  private static final long SENTENCE = Hashing.of("sentence");
  private static final long MARK = Hashing.of("mark");
  private static final long NEGATED = Hashing.of("negated");

  private final TextMeaning meaning;
  private final PhraseTokens tokens;
  private final Units units;
  private final FeatureKeys keys;

  PhraseFeatures(TextMeaning meaning, Units units) {
    this.meaning = meaning;
    this.tokens = meaning.tokens();
    this.units = units;
    this.keys = new FeatureKeys(A_TOKEN * (tokens.size() + 4));
  }

  /**
   * The features of a text to learn from.
   *
   * @param keys 32-bit hashes, as non-negative longs, in no order, with repetitions
   * @param whole how many of them, from the first on, count whole; the others, of letters, half
   */
  public record Listed(long[] keys, int whole) {}

  /** The features of a text. */
  public static Listed of(TokenizedText text) {
    TextMeaning meaning = TextMeaning.of(text);
    PhraseTokens tokens = meaning.tokens();
    FeatureKeys keys = new PhraseFeatures(meaning, Lexicon.shared().read(tokens)).withoutLetters();
    int whole = keys.size();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.hasLetters(i)) {
        addLetters(tokens.word(i), keys);
      }
    }
    return new Listed(keys.toArray(), whole);
  }

  /** All that count whole. */
  FeatureKeys withoutLetters() {
    addWords();
    addStems();
    addSequence();
    addSentences();
    addNegated();
    new ConceptFeatures(meaning, keys).addAll();
    return keys;
  }

  /** Adds those of the letters of a word. */
  static void addLetters(String word, FeatureKeys keys) {
    keys.addLetters(LETTERS, word, FEWEST_LETTERS_IN_A_ROW, LETTERS_IN_A_ROW);
  }

  private void add(long hash) {
    keys.add(hash);
  }

  private long word(int i) {
    return i < 0 || i >= tokens.size() ? EDGE : tokens.hash(i);
  }

  private void addWords() {
    for (int i = -1; i <= tokens.size(); i++) {
      long gram = word(i);
      add(gram);
      for (int k = 1; k < WORDS && i + k <= tokens.size(); k++) {
        gram = Hashing.join(gram, word(i + k));
        add(gram);
      }
      if (i + SKIP <= tokens.size()) {
        add(Hashing.join(Hashing.join(SKIPPED, word(i)), word(i + SKIP)));
      }
    }
  }

  private void addStems() {
    long before = EDGE;
    for (int i = 0; i <= tokens.size(); i++) {
      long stem = stem(i);
      add(Hashing.join(Hashing.join(STEMS, before), stem));
      before = stem;
    }
  }

  private long stem(int i) {
    if (i >= tokens.size()) {
      return EDGE;
    }
    String word = tokens.word(i);
    return word.length() > STEM ? Hashing.of(word, 0, STEM) : tokens.hash(i);
  }

  private void addSequence() {
    long[] symbols = new long[units.size() + 2];
    int count = 1;
    symbols[0] = EDGE;
    for (int i = 0; i < units.size(); i++) {
      long symbol = symbol(i);
      if (symbol != FILLER || symbols[count - 1] != FILLER) {
        symbols[count++] = symbol;
      }
    }
    symbols[count++] = EDGE;
    for (int i = 0; i < count; i++) {
      long gram = SEQUENCE;
      for (int k = 0; k < UNITS && i + k < count; k++) {
        gram = Hashing.join(gram, symbols[i + k]);
        add(gram);
      }
    }
  }

  private long symbol(int unit) {
    if (units.set(unit) != 0) {
      return units.set(unit);
    }
    int token = units.start(unit);
    return tokens.isWord(token) ? FILLER : tokens.hash(token);
  }

  private void addSentences() {
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.endsSentence(i)) {
        addSentence(from, i, tokens.word(i).charAt(0));
        from = i + 1;
      }
    }
    addSentence(from, tokens.size(), 0);
  }

  private void addSentence(int from, int to, int mark) {
    int set = units.between(from, to);
    if (set == 0) {
      return;
    }
    int place = (from == 0 ? 1 : 0) + (to >= tokens.size() - 1 ? 2 : 0);
    long anywhere = SENTENCE;
    long here = SENTENCE + 1 + place;
    long marked = Hashing.join(MARK, mark);
    for (int i = 0; i < Category.count(); i++) {
      if ((set & 1 << i) == 0) {
        continue;
      }
      add(Hashing.join(here, i));
      add(Hashing.join(marked, i));
      for (int j = 0; j < i; j++) {
        if ((set & 1 << j) != 0) {
          long pair = (long) j << 8 | i | 1L << 16;
          add(Hashing.join(anywhere, pair));
          add(Hashing.join(here, pair));
        }
      }
    }
  }

  private void addNegated() {
    int reach = 0;
    for (int i = 0; i < tokens.size(); i++) {
      int set = units.ofToken(i);
      if (tokens.endsSentence(i) || tokens.word(i).equals(",")) {
        reach = 0;
      } else if (Category.NEGATION.in(set)) {
        reach = NEGATION_REACH;
      } else if (reach > 0) {
        reach--;
        add(Hashing.join(NEGATED, tokens.hash(i)));
        if (set != 0) {
          add(Hashing.join(NEGATED, set));
        }
      }
    }
  }
}
