package io.baton.server.article;

import io.baton.knowledge.Hit;
import io.baton.knowledge.Span;
import java.util.List;

/**
 * An article that was found, as the API tells it.
 *
 * @param score how relevant it is, in [0, 1]
 */
public record FoundArticle(
    String articleId, String title, String url, String language, double score, Passage passage) {

  private static final double THOUSAND = 1_000;

  /**
   * The sentences that fit best.
   *
   * @param start of them in the body, in UTF-16 code units
   * @param end after them
   * @param highlights in the text
   */
  public record Passage(String text, int start, int end, List<Span> highlights) {

    public Passage {
      highlights = List.copyOf(highlights);
    }
  }

  /** As it was found. */
  public static FoundArticle of(Hit hit) {
    return new FoundArticle(
        hit.article().id(),
        hit.article().title(),
        hit.article().url(),
        hit.article().language(),
        Math.round(hit.relevance() * THOUSAND) / THOUSAND,
        new Passage(
            hit.passage().text(),
            hit.passage().place().start(),
            hit.passage().place().end(),
            hit.passage().highlights()));
  }
}
