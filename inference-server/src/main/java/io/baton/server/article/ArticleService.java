package io.baton.server.article;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.handoff.EventType;
import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleSearch;
import io.baton.knowledge.Hit;
import io.baton.knowledge.Question;
import io.baton.server.article.ArticleRepository.Kept;
import io.baton.server.event.EventRepository;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.http.Caller;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps articles, finds them, and notes whether they helped. Thread-safe. */
public final class ArticleService {

  private final ArticleRepository articles;
  private final ArticleSearch search;
  private final Conversations conversations;
  private final Clock clock;

  /**
   * What it needs of conversations.
   *
   * @param known refuses one that there is not
   * @param changed told which conversation's row is another now
   */
  public record Conversations(Consumer<Key> known, EventRepository events, Consumer<Key> changed) {}

  public ArticleService(
      ArticleRepository articles, ArticleSearch search, Conversations conversations, Clock clock) {
    this.articles = articles;
    this.search = search;
    this.conversations = conversations;
    this.clock = clock;
  }

  /**
   * An article.
   *
   * @throws ProblemException 404 if there is none
   */
  public StoredArticle find(String workspace, String id) {
    return articles.find(workspace, id).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no article '" + id + "'"));
  }

  /** Articles after an id, in the order of their ids, at most so many. */
  public List<StoredArticle> list(
      String workspace, Optional<String> language, String after, int most) {
    return articles.list(workspace, language, after, most);
  }

  /**
   * Keeps an article that is new.
   *
   * @throws ProblemException 409 if there is one of its id
   */
  public StoredArticle add(Caller caller, Article article) {
    StoredArticle stored = new StoredArticle(article, clock.instant(), caller.key());
    if (!articles.add(caller.workspace(), stored)) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.CONFLICT, "id", "there is an article '" + article.id() + "' already"));
    }
    return stored;
  }

  /** Keeps an article, also in the place of another. */
  public Kept put(Caller caller, Article article) {
    return articles.put(
        caller.workspace(), new StoredArticle(article, clock.instant(), caller.key()));
  }

  /**
   * Removes an article.
   *
   * @throws ProblemException 404 if there is none
   */
  public void remove(Caller caller, String id) {
    ArticleRepository.Removal removal =
        new ArticleRepository.Removal(id, clock.instant(), caller.key());
    if (!articles.remove(caller.workspace(), removal)) {
      throw unknown(id);
    }
  }

  /** The articles that fit a question, the best first; maybe none. */
  public List<Hit> search(String workspace, Question question) {
    return search.search(workspace, question);
  }

  /**
   * Refuses a conversation or an article that is not there.
   *
   * @throws ProblemException 404
   */
  public void check(Key conversation, String article) {
    conversations.known().accept(conversation);
    find(conversation.workspace(), article);
  }

  /**
   * Notes whether an article helped the customer of a conversation; who says it again says it anew.
   *
   * @return number of the event
   * @throws ProblemException 404 if there is no such conversation or article
   */
  public int helped(Key conversation, String article, boolean helped) {
    check(conversation, article);
    int seq =
        conversations
            .events()
            .note(
                new EventRepository.Noted(
                    conversation.workspace(),
                    conversation.id(),
                    EventType.ARTICLE_HELPED,
                    clock.instant(),
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("conversation", conversation.id())
                        .put("article", article)
                        .put("helped", helped)
                        .toString()));
    conversations.changed().accept(conversation);
    return seq;
  }
}
