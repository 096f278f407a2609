package io.baton.escalation.request;

import io.baton.escalation.request.Lexicon.Category;
import io.baton.escalation.text.TokenizedText;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a bot's words that it connects the customer with a human, as against a mere offer, a
 * question or a condition, by rules over a lexicon of five languages. Pure and thread-safe.
 */
public final class PromiseDetector {

  private static final int[] NOWHERE = new int[0];

  private final Lexicon lexicon = Lexicon.of("promises.txt");

  /** The promise in a bot's text, if there is one. */
  public Optional<RequestMatch> find(TokenizedText text) {
    Map<Category, int[]> found = lexicon.read(text);
    int from = 0;
    for (int end = 0; end <= text.size(); end++) {
      if (end == text.size() || isSentenceEnd(text, end)) {
        Optional<RequestMatch> match = sentence(text, found, from, end);
        boolean asked = end < text.size() && text.token(end).startsWith("?");
        if (match.isPresent() && !asked) {
          return match;
        }
        from = end + 1;
      }
    }
    return Optional.empty();
  }

  private static boolean isSentenceEnd(TokenizedText text, int i) {
    char first = text.token(i).charAt(0);
    return first == '.' || first == '!' || first == '?' || first == '…';
  }

  private static Optional<RequestMatch> sentence(
      TokenizedText text, Map<Category, int[]> found, int from, int to) {
    int[] promises = found.getOrDefault(Category.PROMISE, NOWHERE);
    boolean offer = first(found.getOrDefault(Category.OFFER, NOWHERE), from, to) >= 0;
    boolean person = first(found.getOrDefault(Category.PERSON, NOWHERE), from, to) >= 0;
    if (offer || !person) {
      return Optional.empty();
    }
    int promise = first(promises, from, to);
    return promise < 0
        ? Optional.empty()
        : Optional.of(
            new RequestMatch(
                0.95, text.start(promise), text.end(promises[promise] - 1), "promise"));
  }

  private static int first(int[] ends, int from, int to) {
    for (int i = from; i < Math.min(to, ends.length); i++) {
      if (ends[i] > 0) {
        return i;
      }
    }
    return -1;
  }
}
