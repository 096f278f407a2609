package io.baton.training.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.keyword.EditDistance;
import io.baton.escalation.policy.keyword.PhraseMatch;
import io.baton.escalation.text.ResourceLines;
import io.baton.escalation.text.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The words that topic rules take for no misspelling are those that stand often in the phrases to
 * learn from: five to nine letters long, for shorter and longer ones are seldom a letter from
 * others, and four times at least in one language. One that is a letter from another, twenty times
 * as frequent, may itself be misspelt and is left out.
 */
final class KnownWordsTest {

  private static final int SHORTEST = 5;
  private static final int LONGEST = 9;
  private static final int LEAST = 4;
  private static final int FAR_MORE = 20;
  private static final int WIDEST_LINE = 98;

  @Test
  void theResourceIsWhatThePhrasesGive() throws IOException {
    List<String> made = lines();
    Path file = Files.write(Path.of("target", "known-words.txt"), made);
    assertThat(ResourceLines.of(PhraseMatch.class, "known-words.txt"))
        .as("the first part made anew is in %s", file)
        .startsWith(made.toArray(String[]::new));
  }

  private static List<String> lines() throws IOException {
    Map<String, Map<String, Integer>> languages = new TreeMap<>();
    for (LabelledPhrase phrase : PhraseFiles.DEV.read()) {
      count(phrase.text(), languages.computeIfAbsent(phrase.language(), any -> new HashMap<>()));
    }
    Set<String> words = new TreeSet<>();
    languages.values().forEach(counts -> words.addAll(kept(counts)));
    return lines(words);
  }

  private static void count(String text, Map<String, Integer> counts) {
    TokenizedText tokens = TokenizedText.of(text);
    for (int i = 0; i < tokens.size(); i++) {
      for (String word : tokens.folded(i).split("'")) {
        if (word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter)) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
  }

  private static Set<String> kept(Map<String, Integer> counts) {
    Map<String, List<String>> near = new HashMap<>();
    for (String word : counts.keySet()) {
      for (String part : shortened(word)) {
        near.computeIfAbsent(part, any -> new ArrayList<>()).add(word);
      }
    }
    Set<String> kept = new HashSet<>();
    counts.forEach((word, count) -> {
      if (count >= LEAST
          && word.length() <= LONGEST
          && shortened(word).stream()
              .flatMap(part -> near.getOrDefault(part, List.of()).stream())
              .filter(other -> EditDistance.isOne(word, other))
              .noneMatch(other -> counts.getOrDefault(other, 0) >= FAR_MORE * count)) {
        kept.add(word);
      }
    });
    return kept;
  }

  /** The word and each that is left without a letter: words a letter apart have one in common. */
  private static Set<String> shortened(String word) {
    Set<String> parts = new HashSet<>(Set.of(word));
    for (int i = 1; i < word.length(); i++) {
      parts.add(word.substring(0, i) + word.substring(i + 1));
    }
    return parts;
  }

  private static List<String> lines(Set<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() + 1 + word.length() > WIDEST_LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
