package io.baton.server.context.summary;

import io.baton.server.context.model.Summary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Looks whether a summary says only what was said. Each word with a digit or a capital letter in it
 * must stand in the transcript, letter for letter, unless it is a word of the phrases themselves;
 * what is quoted must stand there as a whole.
 */
public final class SummaryFaithfulness {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}•](?:[\\p{L}\\p{N}•]|[.,:/@'’_+-](?=[\\p{L}\\p{N}•]))*");
  private static final Pattern TELLING = Pattern.compile(".*[\\p{N}\\p{Lu}•].*", Pattern.DOTALL);

  private final Set<String> own;
  private final Pattern quote;

  public SummaryFaithfulness(Phrases phrases) {
    this.own =
        phrases.texts().stream()
            .flatMap(text -> WORD.matcher(text.replace("{0}", " ")).results())
            .map(result -> result.group())
            .collect(Collectors.toUnmodifiableSet());
    String[] marks = phrases.get("quoted", "{0}").split(Pattern.quote("{0}"), -1);
    this.quote =
        Pattern.compile(Pattern.quote(marks[0]) + "(.*)" + Pattern.quote(marks[1]), Pattern.DOTALL);
  }

  /**
   * What it says that nobody said, each with its line; empty if there is nothing.
   *
   * @param transcript what was said, a text a turn
   */
  public List<String> violations(Summary summary, List<String> transcript) {
    List<String> violations = new ArrayList<>();
    Set<String> said = new HashSet<>();
    transcript.forEach(text -> words(text).forEach(said::add));
    for (Summary.Line line : summary.lines()) {
      for (String word : words(line.text())) {
        if (TELLING.matcher(word).matches() && !own.contains(word) && !said.contains(word)) {
          violations.add("'" + word + "' of the line '" + line.text() + "' was not said");
        }
      }
      if (line.about().equals("issue")) {
        quoted(line.text(), transcript).ifPresent(violations::add);
      }
    }
    return List.copyOf(violations);
  }

  /** Words as this compares them, in order. */
  static List<String> words(String text) {
    return WORD.matcher(text).results().map(result -> result.group()).toList();
  }

  private Optional<String> quoted(String line, List<String> transcript) {
    Matcher matcher = quote.matcher(line);
    if (!matcher.find()) {
      return Optional.of("the line '" + line + "' quotes nothing");
    }
    String words = matcher.group(1);
    String whole = words.endsWith("…") ? words.substring(0, words.length() - 1) : words;
    boolean said =
        transcript.stream().anyMatch(text -> text.replaceAll("\\s+", " ").contains(whole));
    return said ? Optional.empty() : Optional.of("the quotation '" + words + "' was not said");
  }
}
