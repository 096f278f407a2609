package io.baton.escalation.meaning;

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

  private final WordTable words;
  private final ConceptWords[] languages;
  private final long[] symbols;
  private final int[] roles;

  /**
   * @param words of all languages
   * @param languages what else each has
   * @param symbols hash of each concept's name
   * @param roles part that each concept plays, 0 for none
   */
  Concepts(WordTable words, ConceptWords[] languages, long[] symbols, int[] roles) {
    this.words = words;
    this.languages = languages;
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
    int[] found = new int[tokens.size()];
    Languages spoken = new Languages(languages.length);
    for (int i = 0; i < found.length; i++) {
      if (tokens.isWord(i)) {
        found[i] = words.find(tokens.hash(i));
        spoken.hear(WordTable.languages(found[i]), Character.isDigit(tokens.word(i).charAt(0)));
      }
    }
    int language = spoken.best();
    int[] concepts = new int[tokens.size()];
    int i = 0;
    while (i < concepts.length) {
      i = readAt(tokens, i, found[i], language, concepts);
    }
    return new Meanings(concepts, spoken.isOne());
  }

  private int readAt(PhraseTokens tokens, int from, int found, int language, int[] concepts) {
    if (!tokens.isWord(from)) {
      concepts[from] = Meanings.MARK;
      return from + 1;
    }
    int entry = words.entry(found, language);
    int concept = ConceptWords.concept(entry);
    int end = from + 1;
    long key = tokens.hash(from);
    for (int next = end; ConceptWords.begins(entry) && next < tokens.size(); next++) {
      key = Hashing.join(key, tokens.hash(next));
      entry = languages[language].phrases().get(key);
      if (ConceptWords.concept(entry) >= 0) {
        concept = ConceptWords.concept(entry);
        end = next + 1;
      }
    }
    concepts[from] = concept < 0 ? guess(tokens.word(from), found, language) : concept;
    for (int i = from + 1; i < end; i++) {
      concepts[i] = Meanings.WITHIN;
    }
    return end;
  }

  private int guess(String word, int found, int language) {
    int concept = languages[language].byEnds(word, LEAST_STEM);
    if (concept < 0 && word.length() >= LEAST_MISSPELT && !Character.isDigit(word.charAt(0))) {
      concept = languages[language].misspelt(word);
    }
    return concept < 0 ? foreign(word, found) : concept;
  }

  private int foreign(String word, int found) {
    int speak = word.length() < LEAST_FOREIGN ? 0 : WordTable.languages(found);
    return speak == 0
        ? Meanings.UNKNOWN
        : ConceptWords.concept(words.entry(found, Integer.numberOfTrailingZeros(speak)));
  }
}
