package io.baton.server.context.summary;

import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.input.Judged;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.Issue;
import io.baton.server.context.reading.Intents;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sentence of the customer that says best what is the matter: one of the turn of the issue, one
 * with details in it, one that asks or is long enough to tell something; no greeting and no wish
 * for a human.
 *
 * @param place where it stands
 * @param text the words, cut where they are too many
 */
record KeySentence(Evidence place, String text) {

  private static final int MOST_WORDS = 14;
  private static final int MOST_CHARACTERS = 100;

  private record Candidate(HeardTurn turn, int start, int end, double worth) {}

  static Optional<KeySentence> of(
      List<HeardTurn> turns, Optional<Issue> issue, List<FoundEntity> entities) {
    List<Candidate> candidates = new ArrayList<>();
    List<HeardTurn> said =
        turns.stream().filter(heard -> heard.ofCustomer() && !heard.text().isBlank()).toList();
    for (HeardTurn heard : said) {
      candidates.addAll(candidates(heard, issue, entities));
    }
    // The first of several as good: later ones say it again.
    Optional<Candidate> best =
        candidates.stream().reduce((one, other) -> other.worth > one.worth ? other : one);
    return best.map(KeySentence::cut);
  }

  private static List<Candidate> candidates(
      HeardTurn heard, Optional<Issue> issue, List<FoundEntity> entities) {
    List<Candidate> candidates = new ArrayList<>();
    String text = heard.text();
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(text);
    int start = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      int last = end;
      while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      if (last > start) {
        double worth =
            ofTurn(heard, issue)
                + details(heard, start, last, entities)
                + shape(text.substring(start, last));
        candidates.add(new Candidate(heard, start, last, worth));
      }
      start = end;
    }
    return candidates;
  }

  private static double ofTurn(HeardTurn heard, Optional<Issue> issue) {
    boolean itself = issue.map(one -> one.turn().equals(heard.turn().id())).orElse(false);
    boolean same = issue.isPresent() && heard.turn().intent().equals(issue.map(Issue::intent));
    boolean other = heard.turn().intent().map(intent -> !Intents.matter(intent)).orElse(false);
    boolean human =
        heard.judged().map(Judged::signals).orElse(List.of()).stream()
            .anyMatch(signal -> signal.name().equals("explicit_request"));
    return (itself ? 3 : same ? 2 : 0) - (other ? 3 : 0) - (human ? 3 : 0);
  }

  private static double details(HeardTurn heard, int start, int end, List<FoundEntity> entities) {
    List<FoundEntity> inside =
        entities.stream()
            .filter(entity ->
                entity.places().stream().anyMatch(place -> within(heard, start, end, place)))
            .toList();
    long names = inside.stream().filter(one -> one.type().startsWith("person")).count();
    // Somebody who says a name and nothing else says not yet what is the matter.
    boolean nameAlone = names > 0 && heard.text().substring(start, end).split("\\s+").length < 8;
    return Math.min(2, inside.size() - names) * 0.5 - (nameAlone ? 2 : 0);
  }

  private static boolean within(HeardTurn heard, int start, int end, Evidence place) {
    return place.turn().equals(heard.turn().id())
        && place.start() >= start
        && place.end() <= end
        && place.end() > place.start();
  }

  private static double shape(String sentence) {
    int words = sentence.split("\\s+").length;
    double length = words < 3 ? -2 : words < 5 ? 0.3 : words <= MOST_WORDS ? 1.5 : 0.8;
    return length + (sentence.endsWith("?") ? 0.4 : 0);
  }

  private static KeySentence cut(Candidate best) {
    String text = best.turn.text().substring(best.start, best.end);
    Evidence place = new Evidence(best.turn.turn().id(), best.start, best.end);
    List<String> words = List.of(text.split("\\s+"));
    String shown = text.replaceAll("\\s+", " ");
    if (words.size() > MOST_WORDS) {
      shown = ended(words.stream().limit(MOST_WORDS).collect(Collectors.joining(" ")));
    }
    return new KeySentence(place, shown.length() > MOST_CHARACTERS ? shorter(shown) : shown);
  }

  /**
   * Ends behind a whole word, so that no number is cut in two; a single endless word says nothing.
   */
  private static String shorter(String text) {
    int space = text.lastIndexOf(' ', MOST_CHARACTERS);
    return ended(space < 0 ? "" : text.substring(0, space));
  }

  private static String ended(String text) {
    return text.replaceAll("[\\s,;:(-]+$", "") + "…";
  }
}
