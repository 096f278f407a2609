package io.baton.escalation.request;

import io.baton.escalation.text.TokenizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words of requests by what they do in one, in all languages together. Immutable. */
final class Lexicon {

  /** What words do. */
  enum Category {
    PERSON,
    CONTACT,
    WANT,
    NEGATION,
    PAST,
    BOT,
    IDENTITY,
    CERTAIN,
    PROMISE,
    OFFER
  }

  private static final int LONGEST = 5;

  private final Map<String, Set<Category>> categories = new HashMap<>();
  private final Set<String> firstWords = new HashSet<>();

  /**
   * Reads a resource of this package: CATEGORY: phrase | phrase, # for comments.
   *
   * @throws IllegalStateException if it is missing or names an unknown category
   */
  static Lexicon of(String resource) {
    Lexicon lexicon = new Lexicon();
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(lexicon::add);
      return lexicon;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    Category category = Category.valueOf(line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
    for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
      TokenizedText text = TokenizedText.of(phrase);
      categories
          .computeIfAbsent(key(text, 0, text.size()), key -> EnumSet.noneOf(Category.class))
          .add(category);
      firstWords.add(text.folded(0));
    }
  }

  private static String key(TokenizedText text, int from, int to) {
    if (to == from + 1) {
      return text.folded(from);
    }
    StringBuilder key = new StringBuilder(text.folded(from));
    for (int i = from + 1; i < to; i++) {
      key.append(' ').append(text.folded(i));
    }
    return key.toString();
  }

  /**
   * Where each category's phrases begin: for each token the token after the longest phrase of that
   * category, 0 where none begins.
   */
  Map<Category, int[]> read(TokenizedText text) {
    Map<Category, int[]> found = new EnumMap<>(Category.class);
    for (int i = 0; i < text.size(); i++) {
      if (firstWords.contains(text.folded(i))) {
        for (int end = i + 1; end <= Math.min(text.size(), i + LONGEST); end++) {
          for (Category category :
              categories.getOrDefault(key(text, i, end), Collections.emptySet())) {
            found.computeIfAbsent(category, any -> new int[text.size()])[i] = end;
          }
        }
      }
    }
    return found;
  }
}
