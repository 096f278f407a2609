package io.baton.knowledge;

import io.baton.conversation.Checks;

/**
 * An article that was found.
 *
 * @param score of the ranking, BM25; it cannot be compared between questions
 * @param relevance in [0, 1]: how much of what the question says is in its title, its tags or the
 *     passage
 */
public record Hit(Article article, double score, double relevance, Passage passage) {

  /** Checks the range. */
  public Hit {
    Checks.probability("relevance", relevance);
  }
}
