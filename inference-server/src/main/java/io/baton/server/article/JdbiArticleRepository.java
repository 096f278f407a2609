package io.baton.server.article;

import io.baton.knowledge.Article;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiArticleRepository implements ArticleRepository {

  private final Database database;

  public JdbiArticleRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<StoredArticle> find(String workspace, String id) {
    return database.inTransaction(Sight.of(workspace), handle -> find(handle, workspace, id));
  }

  private static Optional<StoredArticle> find(Handle handle, String workspace, String id) {
    return handle
        .createQuery(
            """
            SELECT * FROM article
            WHERE workspace = :workspace AND article_id = :id AND NOT removed
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .map((row, context) -> stored(row))
        .findOne();
  }

  private static StoredArticle stored(ResultSet row) throws SQLException {
    return new StoredArticle(
        article(row), row.getTimestamp("changed_at").toInstant(), row.getString("changed_by"));
  }

  private static Article article(ResultSet row) throws SQLException {
    return new Article(
        row.getString("article_id"),
        row.getString("language"),
        row.getString("title"),
        row.getString("body"),
        row.getString("url"),
        List.of((String[]) row.getArray("tags").getArray()));
  }

  @Override
  public List<StoredArticle> list(
      String workspace, Optional<String> language, String after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM article
                    WHERE workspace = :workspace AND NOT removed
                      AND article_id COLLATE "C" > :after
                      AND (:language = '' OR lower(language) = :language
                        OR starts_with(lower(language), :language || '-'))
                    ORDER BY article_id COLLATE "C" LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("after", after)
                .bind("language", language.map(tag -> tag.toLowerCase(Locale.ROOT)).orElse(""))
                .bind("most", most)
                .map((row, context) -> stored(row))
                .list());
  }

  @Override
  public boolean add(String workspace, StoredArticle article) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          // Who changes articles at the same time waits here, so that the order is one.
          long revision = next(handle, workspace);
          if (find(handle, workspace, article.article().id()).isPresent()) {
            handle.rollback();
            return false;
          }
          write(handle, workspace, article, revision);
          return true;
        });
  }

  @Override
  public Kept put(String workspace, StoredArticle article) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          String id = article.article().id();
          Optional<Article> before = find(handle, workspace, id).map(StoredArticle::article);
          if (before.filter(article.article()::equals).isPresent()) {
            return Kept.UNCHANGED;
          }
          long revision = next(handle, workspace);
          boolean replaced = find(handle, workspace, id).isPresent();
          write(handle, workspace, article, revision);
          return replaced ? Kept.REPLACED : Kept.ADDED;
        });
  }

  @Override
  public boolean remove(String workspace, Removal removal) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          if (find(handle, workspace, removal.id()).isEmpty()) {
            return false;
          }
          long revision = next(handle, workspace);
          return handle
                  .createUpdate(
                      """
                      UPDATE article SET title = '', body = '', url = '', tags = '{}',
                        removed = true, revision = :revision, changed_at = :at, changed_by = :by
                      WHERE workspace = :workspace AND article_id = :id AND NOT removed
                      """)
                  .bind("workspace", workspace)
                  .bind("id", removal.id())
                  .bind("revision", revision)
                  .bind("at", removal.at())
                  .bind("by", removal.by())
                  .execute()
              > 0;
        });
  }

  private static long next(Handle handle, String workspace) {
    return handle
        .createQuery(
            """
            INSERT INTO article_revision (workspace, origin, revision)
            VALUES (:workspace, :origin, 1)
            ON CONFLICT (workspace) DO UPDATE SET revision = article_revision.revision + 1
            RETURNING revision
            """)
        .bind("workspace", workspace)
        .bind("origin", UUID.randomUUID().toString())
        .mapTo(long.class)
        .one();
  }

  private static void write(Handle handle, String workspace, StoredArticle stored, long revision) {
    Article article = stored.article();
    handle
        .createUpdate(
            """
            INSERT INTO article (workspace, article_id, language, title, body, url, tags, revision,
              removed, changed_at, changed_by)
            VALUES (:workspace, :id, :language, :title, :body, :url, :tags, :revision,
              false, :at, :by)
            ON CONFLICT (workspace, article_id) DO UPDATE SET language = excluded.language,
              title = excluded.title, body = excluded.body, url = excluded.url,
              tags = excluded.tags, revision = excluded.revision, removed = false,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .bind("workspace", workspace)
        .bind("id", article.id())
        .bind("language", article.language())
        .bind("title", article.title())
        .bind("body", article.body())
        .bind("url", article.url())
        .bindArray("tags", String.class, article.tags())
        .bind("revision", revision)
        .bind("at", stored.changedAt())
        .bind("by", stored.changedBy())
        .execute();
  }

  @Override
  public Map<String, Revision> newest() {
    Map<String, Revision> newest = new HashMap<>();
    database.inTransaction(
        new Sight.Everything(),
        handle -> {
          handle
              .createQuery("SELECT workspace, origin, revision FROM article_revision")
              .map((row, context) ->
                  Map.entry(row.getString(1), new Revision(row.getString(2), row.getLong(3))))
              .forEach(one -> newest.put(one.getKey(), one.getValue()));
          return newest;
        });
    return newest;
  }

  @Override
  public List<Change> changes(String workspace, long after, int most) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM article WHERE workspace = :workspace AND revision > :after
                    ORDER BY revision LIMIT :most
                    """)
                .bind("workspace", workspace)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) ->
                    new Change(
                        row.getLong("revision"),
                        row.getString("article_id"),
                        row.getBoolean("removed") ? Optional.empty() : Optional.of(article(row))))
                .list());
  }
}
