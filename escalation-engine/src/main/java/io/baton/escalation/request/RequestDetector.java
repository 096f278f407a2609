package io.baton.escalation.request;

import io.baton.escalation.request.Lexicon.Category;
import io.baton.escalation.text.TokenizedText;
import java.util.Map;
import java.util.Optional;

/**
 * Finds explicit requests for a human by rules over a lexicon of five languages: a person and a way
 * to reach them or a wish close by, unless the words around turn it into something else (a
 * negation, a third party or the past, a question about what the customer is talking to). Pure and
 * thread-safe.
 */
public final class RequestDetector {

  private static final int NEAR = 6;
  private static final int SHORT = 4;
  private static final int NEGATION_REACH = 5;
  private static final int[] NOWHERE = new int[0];

  private final Lexicon lexicon = Lexicon.of("lexicon.txt");

  /** The request in a customer's text, if there is one. */
  public Optional<RequestMatch> find(TokenizedText text) {
    Map<Category, int[]> found = lexicon.read(text);
    Optional<RequestMatch> certain = first(text, found, Category.CERTAIN, "indirect");
    if (certain.isPresent() || !found.containsKey(Category.PERSON)) {
      return certain.or(() -> refusal(text, found));
    }
    if (found.containsKey(Category.IDENTITY)) {
      return Optional.empty();
    }
    return person(text, found).or(() -> refusal(text, found));
  }

  private static Optional<RequestMatch> first(
      TokenizedText text, Map<Category, int[]> found, Category category, String detail) {
    int[] ends = found.getOrDefault(category, NOWHERE);
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] > 0) {
        return Optional.of(new RequestMatch(1, text.start(i), text.end(ends[i] - 1), detail));
      }
    }
    return Optional.empty();
  }

  private static Optional<RequestMatch> person(TokenizedText text, Map<Category, int[]> found) {
    int[] persons = found.getOrDefault(Category.PERSON, NOWHERE);
    boolean terse = text.words() <= SHORT;
    for (int i = 0; i < persons.length; i++) {
      if (persons[i] == 0 || excluded(text, found, i)) {
        continue;
      }
      int reach = nearest(found, Category.CONTACT, i);
      int wish = nearest(found, Category.WANT, i);
      if (terse || reach >= 0 || wish >= 0) {
        int from = Math.min(i, reach >= 0 ? reach : wish >= 0 ? wish : i);
        int to = Math.max(persons[i] - 1, Math.max(reach, wish));
        String detail = reach >= 0 ? "contact" : wish >= 0 ? "wish" : "short";
        return Optional.of(
            new RequestMatch(reach >= 0 ? 1 : 0.9, text.start(from), text.end(to), detail));
      }
    }
    return Optional.empty();
  }

  private static boolean excluded(TokenizedText text, Map<Category, int[]> found, int person) {
    int[] negations = found.getOrDefault(Category.NEGATION, NOWHERE);
    int[] bots = found.getOrDefault(Category.BOT, NOWHERE);
    for (int i = Math.max(0, person - NEGATION_REACH);
        i < Math.min(person, negations.length);
        i++) {
      if (negations[i] > 0 && !between(bots, i, person) && sameClause(text, i, person)) {
        return true;
      }
    }
    return nearest(found, Category.PAST, person) >= 0;
  }

  private static boolean between(int[] ends, int from, int to) {
    for (int i = from; i < Math.min(to, ends.length); i++) {
      if (ends[i] > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameClause(TokenizedText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!text.isWord(i)) {
        return false;
      }
    }
    return true;
  }

  /** Token of the category's phrase that is nearest to a token, within reach; -1 for none. */
  private static int nearest(Map<Category, int[]> found, Category category, int token) {
    int[] ends = found.getOrDefault(category, NOWHERE);
    for (int distance = 0; distance <= NEAR; distance++) {
      if (token - distance >= 0 && token - distance < ends.length && ends[token - distance] > 0) {
        return token - distance;
      }
      if (distance < NEAR / 2 && token + distance < ends.length && ends[token + distance] > 0) {
        return token + distance;
      }
    }
    return -1;
  }

  /** "I don't want to talk to a robot" asks for a human without naming one. */
  private static Optional<RequestMatch> refusal(TokenizedText text, Map<Category, int[]> found) {
    int[] bots = found.getOrDefault(Category.BOT, NOWHERE);
    for (int i = 0; i < bots.length; i++) {
      if (bots[i] > 0
          && nearest(found, Category.NEGATION, i) >= 0
          && nearest(found, Category.CONTACT, i) >= 0) {
        return Optional.of(
            new RequestMatch(
                0.9,
                text.start(nearest(found, Category.NEGATION, i)),
                text.end(bots[i] - 1),
                "refuses_bot"));
      }
    }
    return Optional.empty();
  }
}
