package io.baton.knowledge.index;

import io.baton.knowledge.Passage;
import io.baton.knowledge.Span;
import io.baton.knowledge.index.Analysis.Token;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the passage of a body that has most of a question: whole sentences that follow each other,
 * together not longer than it may be; of equals the shortest, then the first.
 */
final class Passages {

  /** Characters of the longest passage of several sentences. */
  private static final int MOST = 400;

  private final String body;
  private final Relevance wanted;
  private final List<Span> sentences;
  private final List<Token> found;

  private Passages(String language, String body, Relevance wanted) {
    this.body = body;
    this.wanted = wanted;
    this.sentences = sentences(language, body);
    this.found =
        Analysis.tokens(language, body).stream()
            .filter(token -> wanted.weights().containsKey(token.term()))
            .toList();
  }

  /**
   * A passage, and the terms of the question in it.
   *
   * @param terms of the question
   */
  record Best(Passage passage, Set<String> terms) {

    Best {
      terms = Set.copyOf(terms);
    }
  }

  /** The best of a body, which has at least one sentence. */
  static Best best(String language, String body, Relevance wanted) {
    return new Passages(language, body, wanted).best();
  }

  /** Lines end sentences, too: bodies have headings and lists. */
  private static List<Span> sentences(String language, String body) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    breaks.setText(body);
    List<Span> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      addLines(sentences, body, start, end);
      start = end;
    }
    return sentences;
  }

  private static void addLines(List<Span> sentences, String body, int start, int end) {
    int from = start;
    for (int at = start; at < end; at++) {
      if (body.charAt(at) == '\n') {
        addTrimmed(sentences, body, from, at);
        from = at + 1;
      }
    }
    addTrimmed(sentences, body, from, end);
  }

  private static void addTrimmed(List<Span> sentences, String body, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(body.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(body.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      sentences.add(new Span(from, to));
    }
  }

  private Best best() {
    Span best = sentences.getFirst();
    double most = -1;
    for (int first = 0; first < sentences.size(); first++) {
      int start = sentences.get(first).start();
      for (int last = first; last < sentences.size() && fits(first, last); last++) {
        Span here = new Span(start, sentences.get(last).end());
        double worth = wanted.of(Set.of(), terms(here));
        if (worth > most || worth == most && length(here) < length(best)) {
          best = here;
          most = worth;
        }
      }
    }
    return new Best(passage(best), terms(best));
  }

  private boolean fits(int first, int last) {
    return first == last || sentences.get(last).end() - sentences.get(first).start() <= MOST;
  }

  private static int length(Span span) {
    return span.end() - span.start();
  }

  private List<Token> within(Span span) {
    return found.stream()
        .filter(token -> token.start() >= span.start() && token.end() <= span.end())
        .toList();
  }

  private Set<String> terms(Span span) {
    Set<String> terms = new HashSet<>();
    within(span).forEach(token -> terms.add(token.term()));
    return terms;
  }

  private Passage passage(Span place) {
    return new Passage(
        body.substring(place.start(), place.end()),
        place,
        within(place).stream()
            .map(token -> new Span(token.start(), token.end()).in(place.start()))
            .toList());
  }
}
