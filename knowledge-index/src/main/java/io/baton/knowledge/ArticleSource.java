package io.baton.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where articles are kept; the index follows it. */
public interface ArticleSource {

  /**
   * How far the articles of a workspace have come.
   *
   * @param origin other where they were begun anew, in another database, say
   * @param number of the last change, from 0
   */
  record Revision(String origin, long number) {}

  /**
   * What an article is since a change.
   *
   * @param number of the change
   * @param id of the article
   * @param article empty where it was removed
   */
  record Change(long number, String id, Optional<Article> article) {}

  /** The newest revision of each workspace that ever had articles. */
  Map<String, Revision> newest();

  /**
   * Changes of a workspace after one, in order, at most so many; of an article that changed several
   * times, the last.
   */
  List<Change> changes(String workspace, long after, int most);
}
