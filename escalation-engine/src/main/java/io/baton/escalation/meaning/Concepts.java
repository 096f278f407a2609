package io.baton.escalation.meaning;

import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;

/**
 * Words of five languages by what they mean, so that what is learnt of a word in one language holds
 * for its like in all. A word that no language has is read as the nearest one by a letter left out,
 * put in or changed. Immutable.
 */
final class Concepts {

  private static final int LEAST_STEM = 3;
  private static final int LEAST_MISSPELT = 5;
  private static final int LEAST_FOREIGN = 4;

  private final ConceptWords[] languages;
  private final HashIndex speakers;
  private final long[] symbols;
  private final int[] roles;

  /**
   * @param languages their words
   * @param speakers languages that have a word, as bits, by its hash
   * @param symbols hash of each concept's name
   * @param roles part that each concept plays, 0 for none
   */
  Concepts(ConceptWords[] languages, HashIndex speakers, long[] symbols, int[] roles) {
    this.languages = languages;
    this.speakers = speakers;
    this.symbols = symbols;
    this.roles = roles;
  }

  /** Those that come with Baton, read once. */
  static Concepts shared() {
    return Shared.CONCEPTS;
  }

  private static final class Shared {
    private static final Concepts CONCEPTS = new ConceptReader().read();
  }

  /** Hash of a concept's name. */
  long symbol(int concept) {
    return symbols[concept];
  }

  /** Part that a concept plays; 0 for none. */
  int role(int concept) {
    return roles[concept];
  }

  /** Number of concepts; they are numbered from 0. */
  int size() {
    return symbols.length;
  }

  /**
   * What each token means: a concept, or {@link Meanings#UNKNOWN}, {@link Meanings#MARK}, {@link
   * Meanings#WITHIN} for all words of a phrase but its first.
   */
  Meanings read(PhraseTokens tokens) {
    int[] concepts = new int[tokens.size()];
    int language = language(tokens);
    int i = 0;
    while (i < tokens.size()) {
      i = readAt(tokens, i, language, concepts);
    }
    return new Meanings(concepts);
  }

  private int readAt(PhraseTokens tokens, int from, int language, int[] concepts) {
    if (!tokens.isWord(from)) {
      concepts[from] = Meanings.MARK;
      return from + 1;
    }
    HashIndex phrases = languages[language].phrases();
    int end = from + 1;
    int concept = Meanings.UNKNOWN;
    long key = tokens.hash(from);
    for (int next = from + 1; ; next++) {
      int found = phrases.get(key);
      if (ConceptWords.concept(found) >= 0) {
        concept = ConceptWords.concept(found);
        end = next;
      }
      if (!ConceptWords.begins(found) || next == tokens.size()) {
        break;
      }
      key = Hashing.join(key, tokens.hash(next));
    }
    concepts[from] = concept == Meanings.UNKNOWN ? guess(tokens, from, language) : concept;
    for (int i = from + 1; i < end; i++) {
      concepts[i] = Meanings.WITHIN;
    }
    return end;
  }

  private int guess(PhraseTokens tokens, int i, int language) {
    String word = tokens.word(i);
    int found = languages[language].byEnds(word, LEAST_STEM);
    if (found < 0 && word.length() >= LEAST_MISSPELT && !Character.isDigit(word.charAt(0))) {
      found = languages[language].misspelt(word);
    }
    return found < 0 ? foreign(word, tokens.hash(i)) : found;
  }

  private int foreign(String word, long hash) {
    int speak = word.length() < LEAST_FOREIGN ? 0 : speakers.get(hash);
    return speak == 0
        ? Meanings.UNKNOWN
        : ConceptWords.concept(languages[Integer.numberOfTrailingZeros(speak)].phrases().get(hash));
  }

  /** Whether more than two thirds of the words, if there are any, are of one language. */
  boolean know(PhraseTokens tokens) {
    int[] known = new int[languages.length];
    int words = 0;
    int most = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isWord(i) && !Character.isDigit(tokens.word(i).charAt(0))) {
        words++;
        for (int rest = speakers.get(tokens.hash(i)); rest != 0; rest &= rest - 1) {
          most = Math.max(most, ++known[Integer.numberOfTrailingZeros(rest)]);
        }
      }
    }
    return words == 0 || 3 * most > 2 * words;
  }

  /** The language that has most of the words, those of several languages counting less. */
  private int language(PhraseTokens tokens) {
    float[] votes = new float[languages.length];
    for (int i = 0; i < tokens.size(); i++) {
      int speak = tokens.isWord(i) ? speakers.get(tokens.hash(i)) : 0;
      float vote = 1f / Integer.bitCount(speak);
      for (int rest = speak; rest != 0; rest &= rest - 1) {
        votes[Integer.numberOfTrailingZeros(rest)] += vote;
      }
    }
    int best = 0;
    for (int i = 1; i < votes.length; i++) {
      best = votes[i] > votes[best] + 1e-3f ? i : best;
    }
    return best;
  }
}
