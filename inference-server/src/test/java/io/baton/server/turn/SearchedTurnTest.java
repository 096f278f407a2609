package io.baton.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleSource;
import io.baton.knowledge.index.ArticleIndexes;
import io.baton.server.article.CustomerQuestions;
import io.baton.server.article.FoundArticle;
import io.baton.server.config.ServerConfig.TurnsConfig;
import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.Json;
import io.baton.server.http.trace.Tracing;
import io.baton.server.metrics.Metrics;
import io.baton.server.turn.articles.IndexedArticles;
import io.baton.server.turn.articles.TurnArticles;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.JdbiTurnRepository;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.Unstored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns for which articles are searched, through the one writer that there is. */
final class SearchedTurnTest {

  private static final String SELF_SERVICE = "\"action\":\"self_service\"";

  /** The only article, found by whoever says gift. */
  private static final class Gifts implements TurnArticles {

    private static final FoundArticle GIFTS =
        new FoundArticle(
            "gifts",
            "Gift cards",
            "https://help.example.com/gifts",
            "en",
            0.9,
            new FoundArticle.Passage("Gift cards.", 0, 11, List.of()));

    private final ConcurrentLinkedQueue<Thread> searched = new ConcurrentLinkedQueue<>();
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch free;

    Gifts(int locks) {
      free = new CountDownLatch(locks);
    }

    @Override
    public boolean kept(String workspace) {
      return true;
    }

    @Override
    public List<FoundArticle> find(
        ConversationKey conversation, Turn turn, Optional<String> language) {
      searched.add(Thread.currentThread());
      began.countDown();
      assertThat(await(free)).isTrue();
      return turn.text().filter(text -> text.contains("gift")).map(text -> GIFTS).stream().toList();
    }
  }

  private static TurnService service(TurnRepository turns, TurnArticles articles, Metrics metrics) {
    Deciders.Deciding deciding =
        new Deciders.Deciding(
            ServingModel.rulesOnly(),
            PolicyReader.readDefault(),
            Wording.NONE,
            articles,
            Optional::empty);
    return TurnService.start(
        turns,
        workspace -> deciding,
        new TurnService.Keeping(
            Durability.GROUP_COMMIT,
            new TurnsConfig(1, 100, 100),
            workspace -> HandoffSettings.USUAL,
            workspace -> false,
            new TurnService.Watch(kept -> {}, metrics.turns(), Tracing.off())),
        new Json(),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** The answer to a turn at which the bot has no answer of its own. */
  private static String fallback(TurnService service, String conversation, int turn, String text) {
    Submission answer =
        service.submit(
            new ConversationKey("default", conversation),
            new TurnService.Introduction(
                new ConversationFacts(
                    Optional.empty(), Optional.of("en"), Optional.empty(), Optional.empty()),
                Optional.empty()),
            Turn.builder("t-" + turn, Speaker.CUSTOMER).text(text).fallback(true).build());
    assertThat(answer).isInstanceOf(Submission.Scored.class);
    return new String(((Submission.Scored) answer).response(), StandardCharsets.UTF_8);
  }

  @Test
  void aSearchIsOnTheThreadOfTheTurnAndOnlyWhereTheLadderHasComeToIt() {
    Gifts articles = new Gifts(0);
    try (Metrics metrics = new Metrics();
        TurnService service = service(new Unstored(), articles, metrics)) {
      assertThat(fallback(service, "c", 1, "a gift")).contains("\"action\":\"rephrase\"");
      assertThat(articles.searched).isEmpty();
      assertThat(fallback(service, "c", 2, "a gift")).contains(SELF_SERVICE, "\"gifts\"");
      assertThat(articles.searched).containsExactly(Thread.currentThread());
      fallback(service, "none", 1, "a lion");
      assertThat(fallback(service, "none", 2, "a lion"))
          .contains("\"action\":\"offer_human\"")
          .doesNotContain("selfService");
      assertThat(articles.searched).hasSize(2);
    }
  }

  @Test
  void aSearchThatTakesLongHoldsNobodyElseUp() {
    Gifts articles = new Gifts(1);
    try (Metrics metrics = new Metrics();
        TurnService service = service(new Unstored(), articles, metrics)) {
      fallback(service, "c", 1, "a gift");
      CompletableFuture<String> slow =
          CompletableFuture.supplyAsync(() -> fallback(service, "c", 2, "a gift"));
      assertThat(await(articles.began)).isTrue();
      assertThat(fallback(service, "other", 1, "hello")).contains("\"action\":\"rephrase\"");
      assertThat(slow).isNotDone();
      articles.free.countDown();
      assertThat(slow.join()).contains(SELF_SERVICE);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Were it inside the turn's transaction, it would wait four seconds for a connection in vain. */
  @Test
  void oneConnectionIsEnough(@TempDir Path folder) {
    try (Metrics metrics = new Metrics();
        Database database = PreparedDatabase.open(folder, 1);
        ArticleIndexes indexes =
            ArticleIndexes.inMemory(new OneArticle(), ArticleIndexes.THRESHOLD)) {
      indexes.look();
      TurnRepository turns = new JdbiTurnRepository(database);
      TurnArticles articles =
          new IndexedArticles(indexes, new CustomerQuestions(turns, new Json()));
      try (TurnService service = service(turns, articles, metrics)) {
        fallback(service, "c", 1, "how do I send my order back?");
        assertThat(fallback(service, "c", 2, "hm")).contains(SELF_SERVICE, "\"returns\"");
        fallback(service, "none", 1, "do you sell gift cards");
        assertThat(fallback(service, "none", 2, "hm")).contains("\"action\":\"offer_human\"");
      }
    }
  }

  private record OneArticle() implements ArticleSource {

    @Override
    public Map<String, Revision> newest() {
      return Map.of("default", new Revision("first", 1));
    }

    @Override
    public List<Change> changes(String workspace, long after, int most) {
      Article article =
          new Article(
              "returns",
              "en",
              "Send an order back",
              "You have 30 days to send an order back.",
              "https://help.example.com/returns",
              List.of());
      return after > 0 ? List.of() : List.of(new Change(1, "returns", Optional.of(article)));
    }
  }
}
