package io.baton.server.article;

import io.baton.knowledge.index.ArticleIndexes;
import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * Brings the indexes up to the database once a second, whichever server changed it, and builds anew
 * what is broken. The first look is in the background, too: a server that starts answers turns
 * before it finds articles.
 */
public final class ArticleFollower implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(ArticleFollower.class),
          "articles cannot be read, those before are found",
          "following articles failed, it is tried again");
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final ArticleIndexes indexes;
  private final RecurringWork recurring;

  private ArticleFollower(ArticleIndexes indexes) {
    this.indexes = indexes;
    this.recurring = new RecurringWork("articles", PERIOD, () -> failures.run(indexes::look));
  }

  /** Starts it; the indexes are closed with it. */
  public static ArticleFollower start(ArticleIndexes indexes) {
    ArticleFollower follower = new ArticleFollower(indexes);
    follower.recurring.start();
    return follower;
  }

  @Override
  public void close() {
    recurring.close();
    indexes.close();
  }
}
