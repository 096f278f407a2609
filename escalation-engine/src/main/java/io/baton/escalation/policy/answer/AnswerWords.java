package io.baton.escalation.policy.answer;

import io.baton.escalation.text.DrawnOut;
import io.baton.escalation.text.ResourceLines;
import io.baton.escalation.text.TokenizedText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words and phrases with which people say yes or no, of a resource. Immutable. */
final class AnswerWords {

  private static final String RESOURCE = "answers.txt";
  private static final String COMMA = ",";

  /** What a word or phrase says, as the resource tells of each. */
  enum Kind {
    FIRM,
    SURE,
    YES,
    PRAISE,
    WOULD,
    MANNERS,
    PLEASE,
    BESIDE,
    NO,
    BUT,
    REFUSAL,
    TROUBLE,
    TAKES_BACK,
    NEITHER
  }

  /**
   * A phrase in a text.
   *
   * @param kind what it says
   * @param end token after its last
   */
  record Found(Kind kind, int end) {}

  private final Map<String, Kind> phrases;

  /** First words of the phrases: most words begin none, and need not be joined to what follows. */
  private final Set<String> first;

  private final int longest;

  private AnswerWords(Map<String, Kind> phrases) {
    this.phrases = Map.copyOf(phrases);
    this.first =
        phrases.keySet().stream()
            .map(phrase -> phrase.split(" ")[0])
            .collect(Collectors.toUnmodifiableSet());
    this.longest =
        phrases.keySet().stream().mapToInt(phrase -> phrase.split(" ").length).max().orElse(0);
  }

  /** Reads the resource; lines that start with # are comments. */
  static AnswerWords read() {
    Map<String, Kind> phrases = new HashMap<>();
    ResourceLines.of(AnswerWords.class, RESOURCE).forEach(line -> add(phrases, line));
    return new AnswerWords(phrases);
  }

  private static void add(Map<String, Kind> phrases, String line) {
    int mark = line.indexOf(':');
    Kind kind = Kind.valueOf(line.substring(0, mark).toUpperCase(Locale.ROOT));
    for (String phrase : line.substring(mark + 1).split(",")) {
      Kind before = phrases.put(phrase.strip(), kind);
      if (before != null) {
        throw new IllegalStateException(RESOURCE + ": " + phrase.strip() + " is there twice");
      }
    }
  }

  /** The longest phrase that starts at token i; a comma within it does not count. */
  Optional<Found> at(TokenizedText text, int i) {
    return begins(text, i) ? longest(text, i) : Optional.empty();
  }

  private boolean begins(TokenizedText text, int i) {
    return text.token(i).equals(COMMA)
        || first.contains(text.token(i))
        || first.contains(text.folded(i))
        || first.contains(once(text, i));
  }

  private Optional<Found> longest(TokenizedText text, int i) {
    for (int end = Math.min(text.size(), i + longest); end > i; end--) {
      if (text.token(end - 1).equals(COMMA)) {
        continue;
      }
      Kind kind = phrases.get(joined(text, i, end, TokenizedText::token));
      kind = kind == null ? phrases.get(joined(text, i, end, TokenizedText::folded)) : kind;
      kind = kind == null ? phrases.get(joined(text, i, end, AnswerWords::once)) : kind;
      if (kind != null) {
        return Optional.of(new Found(kind, end));
      }
    }
    return Optional.empty();
  }

  private static String once(TokenizedText text, int i) {
    return text.isWord(i) ? DrawnOut.once(text.folded(i)) : text.folded(i);
  }

  /** How a token is looked up. */
  @FunctionalInterface
  private interface Spelling {
    String of(TokenizedText text, int i);
  }

  private static String joined(TokenizedText text, int from, int to, Spelling spelling) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      String token = spelling.of(text, i);
      if (!token.equals(COMMA)) {
        joined.append(joined.isEmpty() ? "" : " ").append(token);
      }
    }
    return joined.toString();
  }
}
