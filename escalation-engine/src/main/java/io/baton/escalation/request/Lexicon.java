package io.baton.escalation.request;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words of requests by what they do in one, in all languages together. Immutable. */
final class Lexicon {

  private static final String RESOURCE = "lexicon.txt";
  private static final int LONGEST = 7;

  private final Map<Long, Integer> categories = new HashMap<>();
  private final Set<Long> beginnings = new HashSet<>();

  /**
   * Reads the resource of this package: CATEGORY: phrase | phrase, # for comments.
   *
   * @throws IllegalStateException if it is missing
   * @throws IllegalArgumentException if it names an unknown category
   */
  static Lexicon read() {
    Lexicon lexicon = new Lexicon();
    try (InputStream in = Lexicon.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(lexicon::add);
      return lexicon;
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    Category category = Category.valueOf(line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
    for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
      PhraseTokens tokens = PhraseTokens.of(TokenizedText.of(phrase));
      if (tokens.size() == 0 || tokens.size() > LONGEST) {
        throw new IllegalArgumentException(
            category + ": '" + phrase + "' has " + tokens.size() + " words, not 1 to " + LONGEST);
      }
      long key = tokens.hash(0);
      beginnings.add(key);
      for (int i = 1; i < tokens.size(); i++) {
        key = Hashing.join(key, tokens.hash(i));
        beginnings.add(key);
      }
      categories.merge(key, category.bit(), (a, b) -> a | b);
    }
  }

  /** The phrases of a text, from left to right, the longest first. */
  Units read(PhraseTokens tokens) {
    Units units = new Units(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      int end = i + 1;
      int set = 0;
      long key = tokens.hash(i);
      for (int next = i + 1; beginnings.contains(key); next++) {
        Integer found = categories.get(key);
        if (found != null) {
          set = found;
          end = next;
        }
        if (next == tokens.size()) {
          break;
        }
        key = Hashing.join(key, tokens.hash(next));
      }
      units.add(i, end, set);
      i = end;
    }
    return units;
  }
}
