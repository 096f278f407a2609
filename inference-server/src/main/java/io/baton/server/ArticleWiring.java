package io.baton.server;

import io.baton.knowledge.Hit;
import io.baton.knowledge.index.ArticleIndexes;
import io.baton.server.article.ArticleFollower;
import io.baton.server.article.ArticleRepository;
import io.baton.server.article.ArticleRoutes;
import io.baton.server.article.ArticleService;
import io.baton.server.article.CustomerQuestions;
import io.baton.server.article.JdbiArticleRepository;
import io.baton.server.context.ContextService;
import io.baton.server.context.model.Suggestion;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.event.OfferedArticle;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.http.Endpoint;
import io.baton.server.offhours.Articles;
import io.baton.server.turn.articles.IndexedArticles;
import io.baton.server.turn.articles.TurnArticles;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles with which customers may help themselves. */
final class ArticleWiring implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ArticleWiring.class);

  private final Shared shared;
  private final ArticleRepository repository;
  private final ArticleIndexes indexes;
  private final CustomerQuestions questions;
  private final ArticleFollower follower;

  private ArticleWiring(Shared shared, ArticleRepository repository, ArticleIndexes indexes) {
    this.shared = shared;
    this.repository = repository;
    this.indexes = indexes;
    this.questions =
        new CustomerQuestions(new JdbiTurnRepository(shared.database()), shared.json());
    this.follower = ArticleFollower.start(indexes);
  }

  static ArticleWiring start(Shared shared) {
    ArticleRepository repository = new JdbiArticleRepository(shared.database());
    return new ArticleWiring(
        shared,
        repository,
        new ArticleIndexes(
            shared.config().database().data().resolve("articles"), repository, LOG::warn));
  }

  /** Finds articles with which customers who wait may help themselves. */
  Articles whileWaiting() {
    return (workspace, conversation, most) ->
        questions
            .of(workspace, conversation, most)
            .map(question -> indexes.search(workspace, question))
            .orElse(List.of())
            .stream()
            .map(ArticleWiring::offered)
            .toList();
  }

  /** Finds articles to offer with the answers to turns. */
  TurnArticles offered() {
    return new IndexedArticles(indexes, questions);
  }

  /** Suggests to agents what an article says. */
  ContextService.Resolutions resolutions() {
    return (workspace, turns, language) ->
        CustomerQuestions.of(turns, language, 1)
            .flatMap(question -> indexes.search(workspace, question).stream().findFirst())
            .map(ArticleWiring::suggested);
  }

  private static Suggestion suggested(Hit hit) {
    String passage = hit.passage().text();
    return new Suggestion(
        passage,
        hit.relevance(),
        List.of(new Suggestion.Source(hit.article().id(), hit.article().title(), passage)),
        List.of());
  }

  private static OfferedArticle offered(Hit hit) {
    return new OfferedArticle(hit.article().id(), hit.article().title(), hit.article().url());
  }

  /**
   * Ways into it.
   *
   * @param changed told which conversation's row is another now
   */
  List<Endpoint> endpoints(HandoffService handoffs, Consumer<Key> changed) {
    ArticleService service =
        new ArticleService(
            repository,
            indexes,
            new ArticleService.Conversations(
                handoffs::checkKnown, new JdbiEventRepository(shared.database()), changed),
            shared.clock());
    return new ArticleRoutes(service, shared.bodies(), shared.json()).endpoints();
  }

  @Override
  public void close() {
    follower.close();
  }
}
