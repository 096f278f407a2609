package io.baton.escalation.meaning;

import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.ResourceLines;
import io.baton.escalation.text.TokenizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the concepts from the resources of this package, {@code concepts/LANGUAGE.txt} with lines
 * {@code concept: word | two words | stem* | *ending}, {@code concepts/LANGUAGE-words.txt} with
 * lines {@code concept: word word}, for words that the former has not, and {@code
 * concepts/roles.txt} with lines {@code role: concept | concept}; # for comments. Used once.
 */
final class ConceptReader {

  /** In the order of their numbers, at most seven. */
  static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt");

  private static final int SHORTEST_MISSPELT = 5;

  private final Map<String, Integer> concepts = new LinkedHashMap<>();
  private final WordTable.Builder words = new WordTable.Builder();

  /**
   * Reads them all.
   *
   * @throws IllegalStateException if a resource is missing
   * @throws IllegalArgumentException if a line has no colon, or a role names no concept
   */
  Concepts read() {
    ConceptWords[] languages = new ConceptWords[LANGUAGES.size()];
    for (int i = 0; i < languages.length; i++) {
      languages[i] = language(i);
    }
    long[] symbols = concepts.keySet().stream().mapToLong(Hashing::of).toArray();
    return new Concepts(words.build(), languages, symbols, roles());
  }

  private int[] roles() {
    int[] roles = new int[concepts.size()];
    int role = 0;
    for (String line : lines("roles")) {
      role++;
      for (String name : words(line)) {
        Integer concept = concepts.get(name);
        if (concept == null) {
          throw new IllegalArgumentException("roles: '" + name + "' is no concept");
        }
        roles[concept] = role;
      }
    }
    return roles;
  }

  private ConceptWords language(int number) {
    Words language = new Words(number);
    for (String line : lines(LANGUAGES.get(number))) {
      int value = concept(line) + 1;
      words(line).forEach(word -> language.add(word, value));
    }
    for (String line : lines(LANGUAGES.get(number) + "-words")) {
      int value = concept(line) + 1;
      for (int start = line.indexOf(':') + 2; start < line.length(); ) {
        int space = line.indexOf(' ', start);
        int end = space < 0 ? line.length() : space;
        language.addWord(Hashing.of(line, start, end), value);
        start = end + 1;
      }
    }
    return language.build();
  }

  private int concept(String line) {
    String name = line.substring(0, line.indexOf(':')).strip();
    return concepts.computeIfAbsent(name, any -> concepts.size());
  }

  private static List<String> words(String line) {
    return List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s*\\|\\s*", -1));
  }

  private static List<String> lines(String name) {
    String resource = "concepts/" + name + ".txt";
    List<String> lines = ResourceLines.of(ConceptReader.class, resource);
    if (lines.stream().anyMatch(line -> line.indexOf(':') < 0)) {
      throw new IllegalArgumentException(resource + ": a line has no colon");
    }
    return lines;
  }

  /** Of one language, as they are read. */
  private final class Words {
    private final HashIndex.Builder phrases = new HashIndex.Builder();
    private final HashIndex.Builder stems = new HashIndex.Builder();
    private final HashIndex.Builder endings = new HashIndex.Builder();
    private final HashIndex.Builder misspellings = new HashIndex.Builder();
    private final int language;

    Words(int language) {
      this.language = language;
    }

    void add(String word, int value) {
      if (word.endsWith("*")) {
        stems.putIfAbsent(Hashing.of(word, 0, word.length() - 1), value);
      } else if (word.startsWith("*")) {
        endings.putIfAbsent(Hashing.of(word, 1, word.length()), value);
      } else {
        addPhrase(PhraseTokens.of(TokenizedText.of(word)), value);
      }
    }

    private void addPhrase(PhraseTokens tokens, int value) {
      long key = tokens.hash(0);
      if (tokens.size() == 1) {
        addWord(key, value);
        misspell(tokens.word(0), value);
        return;
      }
      words.put(key, language, words.entry(key, language) | ConceptWords.BEGINS);
      for (int i = 1; i < tokens.size(); i++) {
        key = Hashing.join(key, tokens.hash(i));
        boolean whole = i + 1 == tokens.size();
        int entry = phrases.get(key);
        phrases.put(key, whole ? first(entry, value) : entry | ConceptWords.BEGINS);
      }
    }

    void addWord(long key, int value) {
      words.put(key, language, first(words.entry(key, language), value));
    }

    private static int first(int before, int value) {
      return ConceptWords.concept(before) >= 0 ? before : before | value;
    }

    private void misspell(String word, int value) {
      if (word.length() >= SHORTEST_MISSPELT) {
        misspellings.put(Hashing.of(word), value);
        for (int i = 1; i < word.length(); i++) {
          misspellings.putIfAbsent(ConceptWords.without(word, i), value);
        }
      }
    }

    ConceptWords build() {
      return new ConceptWords(
          phrases.build(), stems.build(), endings.build(), misspellings.build());
    }
  }
}
