package io.baton.escalation.request;

import io.baton.escalation.meaning.Meanings;
import io.baton.escalation.meaning.PhraseTokens;
import io.baton.escalation.meaning.TextMeaning;
import io.baton.escalation.text.FeatureKeys;
import io.baton.escalation.text.Hashing;

/**
 * Hashed features of what a phrase means, whatever its language: concepts (1 to 4 in a row, pairs
 * with up to 5 between, ordered pairs with up to 3 between within a clause), a word beside a
 * concept, and the skeleton: the parts that are played in a clause, 2 to 4 in a row, three with
 * gaps of up to one, and all of them. Used once and by one thread.
 */
final class ConceptFeatures {

  private static final int GRAM = 4;
  private static final int SKIP = 6;
  private static final int PAIR = 4;
  private static final int SKELETON = 4;
  private static final int GAP = 2;

  private static final long GRAMS = Hashing.of("concepts");
  private static final long SKIPPED = Hashing.of("concepts skipped");
  private static final long PAIRED = Hashing.of("concepts paired");
  private static final long BEFORE = Hashing.of("word, concept");
  private static final long AFTER = Hashing.of("concept, word");
  private static final long BONES = Hashing.of("skeleton");
  private static final long TRIPLE = Hashing.of("skeleton with gaps");
  private static final long WHOLE = Hashing.of("whole skeleton");

  private static final long START = Hashing.of("start");
  private static final long END = Hashing.of("end");
  private static final long NOTHING = Hashing.of("nothing known");

  private static final int CLAUSE = 1 << 8;
  private static final int QUESTION = CLAUSE + 1;
  private static final int BEGIN = CLAUSE + 2;

  private final PhraseTokens tokens;
  private final TextMeaning meaning;
  private final FeatureKeys keys;

  /** By place in the text: hash of a concept, mark or unknown word. */
  private final long[] symbols;

  /** By place in the text: 0 a concept, 1 an unknown word, 2 a mark. */
  private final byte[] kinds;

  private int size;

  ConceptFeatures(TextMeaning meaning, FeatureKeys keys) {
    this.meaning = meaning;
    this.tokens = meaning.tokens();
    this.keys = keys;
    this.symbols = new long[tokens.size() + 2];
    this.kinds = new byte[tokens.size() + 2];
  }

  void addAll() {
    readSymbols();
    addGrams();
    addSkipped();
    addPaired();
    addWords();
    addSkeletons();
  }

  private void readSymbols() {
    symbol(START, 1);
    for (int i = 0; i < meaning.size(); i++) {
      switch (meaning.meanings().of(i)) {
        case Meanings.WITHIN -> {}
        case Meanings.UNKNOWN -> symbol(NOTHING, 1);
        case Meanings.MARK -> symbol(tokens.hash(i), 2);
        default -> symbol(meaning.symbol(i), 0);
      }
    }
    symbol(END, 1);
  }

  private void symbol(long symbol, int kind) {
    symbols[size] = symbol;
    kinds[size++] = (byte) kind;
  }

  private void addGrams() {
    for (int i = 0; i < size; i++) {
      long gram = GRAMS;
      for (int k = 0; k < GRAM && i + k < size; k++) {
        gram = Hashing.join(gram, symbols[i + k]);
        keys.add(gram);
      }
    }
  }

  private void addSkipped() {
    for (int i = 0; i < size; i++) {
      if (symbols[i] == NOTHING) {
        continue;
      }
      long first = Hashing.join(SKIPPED, symbols[i]);
      for (int k = 2; k <= SKIP && i + k < size; k++) {
        if (symbols[i + k] != NOTHING) {
          keys.add(Hashing.join(first, symbols[i + k]));
        }
      }
    }
  }

  private void addPaired() {
    for (int i = 0; i < size; i++) {
      if (kinds[i] != 0) {
        continue;
      }
      long first = Hashing.join(PAIRED, symbols[i]);
      for (int k = i + 1; k < size && k <= i + PAIR && kinds[k] != 2; k++) {
        if (kinds[k] == 0) {
          keys.add(Hashing.join(first, symbols[k]));
        }
      }
    }
  }

  private void addWords() {
    int before = -1;
    for (int i = 0; i < meaning.size(); i++) {
      if (meaning.meanings().of(i) == Meanings.WITHIN) {
        continue;
      }
      if (before >= 0) {
        keys.add(Hashing.join(Hashing.join(BEFORE, tokens.hash(before)), meaning.symbol(i)));
        if (meaning.meanings().of(before) != Meanings.MARK) {
          keys.add(Hashing.join(Hashing.join(AFTER, meaning.symbol(before)), tokens.hash(i)));
        }
      }
      before = i;
    }
  }

  private void addSkeletons() {
    int[] bones = new int[tokens.size() + 3];
    int count = 0;
    bones[count++] = BEGIN;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || endsClause(i)) {
        bones[count++] = i < tokens.size() && tokens.word(i).charAt(0) == '?' ? QUESTION : CLAUSE;
        addSkeleton(bones, count);
        count = 0;
        bones[count++] = CLAUSE;
      } else if (meaning.isKnown(i)) {
        int role = meaning.role(i);
        if (role != 0 && bones[count - 1] != role) {
          bones[count++] = role;
        }
      }
    }
  }

  private boolean endsClause(int i) {
    return tokens.endsSentence(i) || tokens.word(i).equals(",");
  }

  private void addSkeleton(int[] bones, int count) {
    long whole = WHOLE;
    for (int i = 0; i < count; i++) {
      whole = Hashing.join(whole, bones[i]);
      long gram = Hashing.join(BONES, bones[i]);
      for (int k = 1; k < SKELETON && i + k < count; k++) {
        gram = Hashing.join(gram, bones[i + k]);
        keys.add(gram);
      }
      addTriples(bones, count, i);
    }
    keys.add(whole);
  }

  private void addTriples(int[] bones, int count, int i) {
    long first = Hashing.join(TRIPLE, bones[i]);
    for (int j = i + 1; j < count && j <= i + GAP; j++) {
      long second = Hashing.join(first, bones[j]);
      for (int k = j + 1; k < count && k <= j + GAP; k++) {
        keys.add(Hashing.join(second, bones[k]));
      }
    }
  }
}
