package io.baton.server.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleJson;
import io.baton.knowledge.Question;
import io.baton.server.article.ArticleRepository.Kept;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Articles of the caller's workspace. */
public final class ArticleRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String LIST = "articles";
  private static final String ALL = "/v1/articles";
  private static final String ONE = "/v1/articles/{article}";
  private static final Set<String> FIELDS =
      Set.of("id", "language", "title", "body", "url", "tags");
  private static final int USUAL = 3;
  private static final int LONGEST_QUESTION = 20_000;

  private final ArticleService articles;
  private final Bodies bodies;
  private final Json json;

  public ArticleRoutes(ArticleService articles, Bodies bodies, Json json) {
    this.articles = articles;
    this.bodies = bodies;
    this.json = json;
  }

  /** An article as the API tells it; lists have no body. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String id,
      String language,
      String title,
      Optional<String> body,
      String url,
      List<String> tags,
      String changedAt,
      String changedBy) {

    static View of(StoredArticle stored, boolean whole) {
      Article article = stored.article();
      return new View(
          article.id(),
          article.language(),
          article.title(),
          Optional.of(article.body()).filter(body -> whole),
          article.url(),
          article.tags(),
          stored.changedAt().toString(),
          stored.changedBy());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<View> items, Optional<String> next) {}

  private record Found(List<FoundArticle> items) {}

  private record Helped(String conversation, String article, boolean helped, int seq) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ADMIN);
    Access searchers = Access.any(Scope.BOT, Scope.AGENT);
    return List.of(
        Endpoint.post(ALL, admin, "addArticle", this::add),
        Endpoint.get(ALL, readers, "listArticles", this::list),
        Endpoint.post(ALL + "/search", searchers, "searchArticles", this::search),
        Endpoint.get(ONE, readers, "getArticle", this::find),
        Endpoint.put(ONE, admin, "putArticle", this::put),
        Endpoint.delete(ONE, admin, "removeArticle", this::remove),
        Endpoint.post(
            "/v1/conversations/{conversation}/articles/{article}/helped",
            searchers,
            "noteArticleHelped",
            this::helped));
  }

  private void add(Context context, Caller caller) {
    JsonNode body = known(bodies.read(context));
    Article article =
        body.hasNonNull("id")
            ? ArticleJson.read(body)
            : ArticleJson.read(body, UUID.randomUUID().toString());
    json.answer(context, 201, View.of(articles.add(caller, article), true));
  }

  private static JsonNode known(JsonNode body) {
    Fields.of(body, FIELDS);
    return body;
  }

  private void put(Context context, Caller caller) {
    String id = context.pathParam("article");
    JsonNode body = known(bodies.read(context));
    if (body.hasNonNull("id") && !id.equals(body.path("id").textValue())) {
      throw new FieldException("id", "is not the one of the path, '" + id + "'");
    }
    Kept kept = articles.put(caller, ArticleJson.read(body, id));
    json.answer(
        context,
        kept == Kept.ADDED ? 201 : 200,
        View.of(articles.find(caller.workspace(), id), true));
  }

  private void find(Context context, Caller caller) {
    StoredArticle found = articles.find(caller.workspace(), context.pathParam("article"));
    json.answer(context, 200, View.of(found, true));
  }

  private void remove(Context context, Caller caller) {
    articles.remove(caller, context.pathParam("article"));
    context.status(204);
  }

  private void list(Context context, Caller caller) {
    Optional<String> language =
        Optional.ofNullable(context.queryParam("language"))
            .map(tag -> Query.languageTag("language", tag));
    String after = PAGING.cursor(context, LIST).orElse("");
    int limit = PAGING.limit(context);
    List<StoredArticle> found = articles.list(caller.workspace(), language, after, limit + 1);
    List<StoredArticle> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Paging.cursor(LIST, page.getLast().article().id()))
            : Optional.empty();
    json.answer(
        context, 200, new Page(page.stream().map(one -> View.of(one, false)).toList(), next));
  }

  private void search(Context context, Caller caller) {
    JsonNode body = bodies.read(context);
    Fields fields = Fields.of(body, Set.of("text", "language", "n"));
    int most = fields.whole("n", USUAL, 1, Question.MOST);
    Optional<String> language =
        fields.text("language").map(tag -> Query.languageTag("language", tag));
    Question question = new Question(List.of(words(body)), language, most);
    json.answer(
        context,
        200,
        new Found(
            articles.search(caller.workspace(), question).stream().map(FoundArticle::of).toList()));
  }

  private static String words(JsonNode body) {
    JsonNode text = body.path("text");
    if (!text.isTextual() || text.textValue().isBlank()) {
      throw new FieldException("text", "is missing, or no text");
    }
    if (text.textValue().length() > LONGEST_QUESTION) {
      throw new FieldException("text", "is longer than " + LONGEST_QUESTION + " characters");
    }
    return text.textValue();
  }

  private void helped(Context context, Caller caller) {
    Key conversation = new Key(caller.workspace(), context.pathParam("conversation"));
    String article = context.pathParam("article");
    // Whether they are there is told first: a body says nothing about nothing.
    articles.check(conversation, article);
    Fields fields = Fields.of(bodies.read(context), Set.of("helped"));
    if (!fields.has("helped")) {
      throw new FieldException("helped", "is missing");
    }
    boolean helped = fields.flag("helped", false);
    int seq = articles.helped(conversation, article, helped);
    json.answer(context, 201, new Helped(conversation.id(), article, helped, seq));
  }
}
