package io.baton.server.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.handoff.HandoffView;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.http.limit.TextLimit;
import io.baton.server.turn.TurnService.Introduction;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The risk API. */
public final class TurnRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String LIST = "turns";

  /** Bytes of a turn beside its text; all are kept, and read again by pages of 200 turns. */
  private static final int MOST_BESIDE_TEXT = 64 * 1024;

  /** Bytes that JSON may write for one of a text. */
  private static final int ESCAPED = 6;

  /** Entities, intents of the ranking and signals of a turn. */
  private static final int MOST_ITEMS = 100;

  private final TurnService service;
  private final Bodies bodies;
  private final Json json;
  private final TextLimit limit;
  private final Details details;

  /** What else is told of a conversation. */
  @FunctionalInterface
  public interface Details {

    /** Adds it. */
    void tell(ConversationKey key, ObjectNode conversation);
  }

  public TurnRoutes(
      TurnService service, Bodies bodies, Json json, TextLimit limit, Details details) {
    this.details = details;
    this.service = service;
    this.bodies = bodies;
    this.json = json;
    this.limit = limit;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.post(
            "/v1/conversations/{conversation}/turns",
            Access.any(Scope.BOT, Scope.AGENT),
            "submitTurn",
            this::submit),
        Endpoint.get(
            "/v1/conversations/{conversation}", readers, "getConversation", this::conversation),
        Endpoint.get("/v1/conversations/{conversation}/turns", readers, "listTurns", this::turns),
        Endpoint.post(
            "/v1/score", Access.any(Scope.BOT, Scope.ANALYST), "scoreConversation", this::score));
  }

  private void submit(Context context, Caller caller) {
    service.admit(caller.workspace());
    ConversationKey conversation = key(context, caller);
    ObjectNode body = object(bodies.read(context, MOST_BESIDE_TEXT + ESCAPED * limit.bytes()));
    Introduction introduction = introduction(body.remove("conversation"));
    Turn turn = TurnJson.read(body, "");
    check(turn, "");
    checkItems("entities", turn.entities());
    checkItems("ranking", turn.ranking());
    checkItems("signals", turn.signals());
    checkSpeaker(turn, caller);
    switch (service.submit(conversation, introduction, turn)) {
      case Submission.Scored scored -> answer(context, 201, scored.response());
      case Submission.Repeated repeated -> answer(context, 200, repeated.response());
      case Submission.Contradicts other ->
          throw new ProblemException(
              Problem.of(
                  Problem.Kind.CONFLICT,
                  "id",
                  "another turn came as '" + other.turn() + "'; a repeated turn must be the same"));
    }
  }

  private static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object;
    }
    throw new FieldException("(body)", "is no object");
  }

  private static void checkItems(String field, List<?> items) {
    if (items.size() > MOST_ITEMS) {
      throw new FieldException(field, items.size() + " items are more than " + MOST_ITEMS);
    }
  }

  /** A bot does not speak as an agent, nor an agent's tool as the bot or the customer. */
  private static void checkSpeaker(Turn turn, Caller caller) {
    Scope needed =
        switch (turn.speaker()) {
          case AGENT -> Scope.AGENT;
          case BOT, CUSTOMER -> Scope.BOT;
          case SYSTEM -> caller.scopes().contains(Scope.AGENT) ? Scope.AGENT : Scope.BOT;
        };
    if (!caller.scopes().contains(needed)) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.FORBIDDEN,
              "speaker",
              "a turn of the "
                  + turn.speaker().wireName()
                  + " needs a key with scope "
                  + needed.wireName()));
    }
  }

  /** Facts are those of a conversation of the history format, without its turns. */
  private static Introduction introduction(JsonNode about) {
    if (about == null || about.isMissingNode() || about.isNull()) {
      return Introduction.NONE;
    }
    if (!(about instanceof ObjectNode object)) {
      throw new FieldException("conversation", "is no object");
    }
    object.put("id", "facts");
    try {
      Conversation known = ConversationJson.read(object);
      Optional<String> customer = known.customer().id();
      customer.ifPresent(id -> Query.checkedId("customer.id", id));
      return new Introduction(ConversationFacts.of(known), customer);
    } catch (IllegalArgumentException e) {
      FieldException wrong = FieldException.of(e);
      throw new FieldException("conversation." + wrong.field(), wrong.problem());
    }
  }

  private void score(Context context, Caller caller) {
    Conversation conversation = ConversationJson.read(object(bodies.read(context)));
    Query.checkedId("id", conversation.id());
    checkFacts(conversation);
    if (conversation.turns().isEmpty()) {
      throw new FieldException("turns", "is empty; at least one turn is needed");
    }
    if (conversation.turns().size() > Scores.MOST_TURNS) {
      throw new FieldException(
          "turns", conversation.turns().size() + " are more than " + Scores.MOST_TURNS);
    }
    for (int i = 0; i < conversation.turns().size(); i++) {
      check(conversation.turns().get(i), "turns[" + i + "].");
    }
    answer(context, 200, json.write(service.score(caller.workspace(), conversation)));
  }

  private static void checkFacts(Conversation conversation) {
    try {
      ConversationFacts.of(conversation);
    } catch (IllegalArgumentException e) {
      throw FieldException.of(e);
    }
  }

  private void check(Turn turn, String path) {
    Query.checkedId(path + "id", turn.id());
    turn.text().ifPresent(text -> limit.check(path + "text", text));
  }

  private static ConversationKey key(Context context, Caller caller) {
    return new ConversationKey(
        caller.workspace(), Query.checkedId("conversation", context.pathParam("conversation")));
  }

  private void conversation(Context context, Caller caller) {
    StoredConversation stored = known(context, caller);
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", stored.key().id());
    node.set("facts", json.read(stored.facts()));
    node.put("turns", stored.turns());
    node.put("owner", HandoffView.owner(stored.course().owner()));
    stored.course().handoff().ifPresent(handoff -> node.put("handoff", handoff.id()));
    details.tell(stored.key(), node);
    node.put("createdAt", stored.createdAt().toString());
    node.put("updatedAt", stored.updatedAt().toString());
    answer(context, 200, json.write(node));
  }

  private StoredConversation known(Context context, Caller caller) {
    ConversationKey key = key(context, caller);
    return service
        .findConversation(key)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no conversation '" + key.id() + "'")));
  }

  private void turns(Context context, Caller caller) {
    StoredConversation stored = known(context, caller);
    int limit = PAGING.limit(context);
    List<StoredTurn> page = service.listTurns(stored.key(), after(context), limit + 1);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    var items = node.putArray("items");
    for (StoredTurn turn : page.subList(0, Math.min(limit, page.size()))) {
      ObjectNode item = items.addObject().put("seq", turn.seq());
      item.set("turn", json.read(turn.turn()));
      item.set("decision", json.read(turn.response()));
    }
    if (page.size() > limit) {
      node.put("next", Paging.cursor(LIST, String.valueOf(page.get(limit - 1).seq())));
    }
    answer(context, 200, json.write(node));
  }

  private static int after(Context context) {
    return PAGING.cursor(context, LIST).map(Paging::number).orElse(0);
  }

  private static void answer(Context context, int status, byte[] body) {
    context.status(status).contentType("application/json").result(body);
  }
}
