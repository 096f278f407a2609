package io.baton.knowledge.index;

import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Articles of one workspace in memory. */
final class HeldArticles implements ArticleSource {

  static final String WORKSPACE = "shop";

  private final Map<String, Change> changes = new LinkedHashMap<>();
  private long last;
  private String origin = "first";

  HeldArticles put(String id, String language, String title, String body) {
    Article article =
        new Article(id, language, title, body, "https://help.example.com/" + id, List.of());
    return change(id, Optional.of(article));
  }

  HeldArticles remove(String id) {
    return change(id, Optional.empty());
  }

  private HeldArticles change(String id, Optional<Article> article) {
    last++;
    changes.remove(id);
    changes.put(id, new Change(last, id, article));
    return this;
  }

  /** As a database that was set back to nothing. */
  void beginAnew(String next) {
    origin = next;
    changes.clear();
    last = 0;
  }

  @Override
  public Map<String, Revision> newest() {
    return Map.of(WORKSPACE, new Revision(origin, last));
  }

  @Override
  public List<Change> changes(String workspace, long after, int most) {
    return changes.values().stream().filter(one -> one.number() > after).limit(most).toList();
  }
}
