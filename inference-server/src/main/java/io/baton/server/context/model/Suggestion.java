package io.baton.server.context.model;

import java.util.List;

/**
 * A resolution that others found.
 *
 * @param text what to do or say
 * @param confidence in [0, 1]
 * @param sources at least one: a suggestion without a source is none
 * @param nextSteps in order
 */
public record Suggestion(
    String text, double confidence, List<Source> sources, List<String> nextSteps) {

  /**
   * What a suggestion rests on.
   *
   * @param id of the article or the solved conversation
   * @param title of it
   * @param passage the words it rests on
   */
  public record Source(String id, String title, String passage) {}

  public Suggestion {
    sources = List.copyOf(sources);
    nextSteps = List.copyOf(nextSteps);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("suggestion.sources: empty");
    }
  }
}
