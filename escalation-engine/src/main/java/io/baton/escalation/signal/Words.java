package io.baton.escalation.signal;

import io.baton.escalation.text.TokenizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Phrases of a resource, one a line without accents, in all languages together. Immutable; finds a
 * phrase at a token in a time that does not depend on how many there are.
 */
final class Words {

  private static final int LONGEST = 6;

  private final Map<String, Integer> phrases = new HashMap<>();

  private Words() {}

  /** Reads a resource of this package; lines that start with # are comments. */
  static Words of(String resource) {
    Words words = new Words();
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(words::add);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private void add(String line) {
    TokenizedText text = TokenizedText.of(line);
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < text.size(); i++) {
      key.append(i == 0 ? "" : " ").append(text.folded(i));
    }
    phrases.put(key.toString(), text.size());
  }

  /** Token after the longest phrase that starts at token i; empty where none does. */
  OptionalInt endAt(TokenizedText text, int i) {
    StringBuilder key = new StringBuilder();
    int end = -1;
    for (int j = i; j < Math.min(text.size(), i + LONGEST); j++) {
      key.append(j == i ? "" : " ").append(text.folded(j));
      if (phrases.containsKey(key.toString())) {
        end = j + 1;
      }
    }
    return end < 0 ? OptionalInt.empty() : OptionalInt.of(end);
  }

  /** First phrase in the text as token positions {from, to}; empty array where there is none. */
  int[] find(TokenizedText text) {
    for (int i = 0; i < text.size(); i++) {
      OptionalInt end = endAt(text, i);
      if (end.isPresent()) {
        return new int[] {i, end.getAsInt()};
      }
    }
    return new int[0];
  }

  /** Whether the whole text is phrases and nothing else. */
  boolean isAll(TokenizedText text) {
    int i = 0;
    while (i < text.size()) {
      OptionalInt end = endAt(text, i);
      if (end.isPresent()) {
        i = end.getAsInt();
      } else if (text.isWord(i)) {
        return false;
      } else {
        i++;
      }
    }
    return true;
  }
}
