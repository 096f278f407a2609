package io.baton.server.offhours;

import java.util.List;

/** Finds articles with which customers may help themselves. */
@FunctionalInterface
public interface Articles {

  /**
   * An article.
   *
   * @param link where it can be read
   */
  record Article(String title, String link) {}

  /** Articles for the matter of a conversation, the best first, at most so many; maybe none. */
  List<Article> find(String workspace, String conversation, int most);
}
