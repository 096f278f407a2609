package io.baton.server.article;

import io.baton.knowledge.ArticleSource;
import java.util.List;
import java.util.Optional;

/** Articles, as they are kept. */
public interface ArticleRepository extends ArticleSource {

  /** What became of an article that was to be kept. */
  enum Kept {
    /** There was none of its id. */
    ADDED,
    /** It took the place of another. */
    REPLACED,
    /** It is as it was. */
    UNCHANGED
  }

  /** An article, if it is there. */
  Optional<StoredArticle> find(String workspace, String id);

  /**
   * Articles after an id, in the order of their ids, at most so many.
   *
   * @param language only those in it, whatever its region; empty for all
   */
  List<StoredArticle> list(String workspace, Optional<String> language, String after, int most);

  /**
   * Keeps an article unless there is one of its id.
   *
   * @return whether it was kept
   */
  boolean add(String workspace, StoredArticle article);

  /** Keeps an article, also in the place of another. */
  Kept put(String workspace, StoredArticle article);

  /**
   * Removes an article.
   *
   * @param removal when and by whom, with the id
   * @return whether it was there
   */
  boolean remove(String workspace, Removal removal);

  /**
   * Who removes what.
   *
   * @param by id of the key
   */
  record Removal(String id, java.time.Instant at, String by) {}
}
