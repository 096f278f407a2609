package io.baton.knowledge;

import java.util.List;

/** Finds articles. */
@FunctionalInterface
public interface ArticleSearch {

  /**
   * The articles of a workspace that fit a question, the best first. None where nothing is relevant
   * enough, nothing is known, or the index is being rebuilt: it never fails.
   */
  List<Hit> search(String workspace, Question question);
}
