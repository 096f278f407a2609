package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.knowledge.Article;
import io.baton.knowledge.Question;
import io.baton.knowledge.index.ArticleIndexes;
import io.baton.server.article.JdbiArticleRepository;
import io.baton.server.article.StoredArticle;
import io.baton.server.backup.Backup;
import io.baton.server.backup.Restore;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Articles of a database that goes on from a backup, beside the index of the one before. */
final class RestoredArticlesTest {

  private static void put(Database database, String id, String title) {
    Article article =
        new Article(
            id, "en", title, title + ", step by step.", "https://help.example/" + id, List.of());
    new JdbiArticleRepository(database)
        .put("default", new StoredArticle(article, Instant.EPOCH, "key"));
  }

  private static List<String> found(Path home, Database database, String words) {
    List<String> told = new ArrayList<>();
    try (ArticleIndexes indexes =
        new ArticleIndexes(home, new JdbiArticleRepository(database), told::add)) {
      indexes.look();
      assertThat(told).isEmpty();
      return indexes.search("default", Question.of(words, "en", 5)).stream()
          .map(hit -> hit.article().id())
          .toList();
    }
  }

  @Test
  void whatCameAfterTheBackupIsNotFoundInAnIndexOfTheDatabaseBefore(@TempDir Path folder) {
    Path home = folder.resolve("articles");
    try (Database before = PreparedDatabase.open(folder.resolve("data"))) {
      put(before, "kept", "Send an item back");
      ServerConfig config = TestServer.config(folder.resolve("data"), Map.of());
      new Backup(config, Clock.systemUTC(), line -> {}).make(folder.resolve("backup"));
      put(before, "lost", "Change the delivery address");
      assertThat(found(home, before, "change the delivery address")).containsExactly("lost");
    }
    DatabaseConfig restored = TestServer.config(folder.resolve("restored"), Map.of()).database();
    new Restore(restored, line -> {}).from(folder.resolve("backup"));
    try (Database after = Database.open(restored)) {
      put(after, "fresh", "Redeem a gift voucher");
      assertThat(found(home, after, "change the delivery address")).doesNotContain("lost");
      assertThat(found(home, after, "redeem a gift voucher")).containsExactly("fresh");
      assertThat(found(home, after, "send an item back")).containsExactly("kept");
    }
  }
}
