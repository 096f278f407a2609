package io.baton.server.context;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.context.input.EntityCorrection;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.view.Fitting;
import io.baton.server.context.view.FlatView;
import io.baton.server.context.view.TextView;
import io.baton.server.handoff.HandoffRepository;
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
import io.baton.server.http.body.Fields;
import io.baton.server.turn.store.ConversationKey;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Contexts of handoffs, their schema, and who saw personal data. */
public final class ContextRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final int MOST_BYTES = 10_000_000;

  private static final int LONGEST_TYPE = 64;

  private final ContextService service;
  private final Bodies bodies;
  private final Json json;
  private final Clock clock;
  private final TextView text = new TextView();
  private final byte[] schema = schema();

  public ContextRoutes(ContextService service, Bodies bodies, Json json, Clock clock) {
    this.service = service;
    this.bodies = bodies;
    this.json = json;
    this.clock = clock;
  }

  private static byte[] schema() {
    try (InputStream in = HandoffContext.class.getResourceAsStream(HandoffContext.SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + HandoffContext.SCHEMA + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(HandoffContext.SCHEMA, e);
    }
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/v1/handoffs/{handoff}/context",
            Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN),
            "getHandoffContext",
            this::context),
        Endpoint.post(
            "/v1/handoffs/{handoff}/context/corrections",
            Access.any(Scope.AGENT),
            "correctEntity",
            this::correct),
        Endpoint.get(
            "/v1/conversations/{conversation}/context-views",
            Access.any(Scope.ADMIN),
            "listContextViews",
            this::views),
        Endpoint.get(
            "/handoff-context.schema.json",
            new Access.Open(),
            "getHandoffContextSchema",
            (context, nobody) ->
                context.status(200).contentType("application/schema+json").result(schema)));
  }

  private void context(Context context, Caller caller) {
    boolean unmasked = Query.flag(context, "unmasked");
    if (unmasked && !caller.scopes().contains(Scope.AGENT) && !admin(caller)) {
      throw forbidden("unmasked", "personal data is for keys with scope agent or admin");
    }
    Optional<String> agent = agent(context);
    if (agent.isPresent() && !caller.scopes().contains(Scope.AGENT)) {
      throw forbidden("agent", "only keys with scope agent speak for agents");
    }
    ContextWish wish =
        new ContextWish(
            Optional.ofNullable(context.queryParam("language")),
            unmasked,
            Query.number(context, "turns", 1, ContextWish.MOST_TURNS)
                .orElse(ContextWish.USUAL.turns()),
            Query.number(context, "before", 1, Integer.MAX_VALUE));
    OptionalInt most = Query.number(context, "maxBytes", Fitting.FEWEST_BYTES, MOST_BYTES);
    Form form = form(context);
    HandoffContext built =
        service.context(
            new HandoffRepository.Key(caller.workspace(), context.pathParam("handoff")),
            wish,
            new ContextService.Viewer(caller.key(), agent));
    context
        .status(200)
        .contentType(form.mediaType())
        .header("Cache-Control", "no-store")
        .result(form.write().apply(most.isPresent() ? fit(built, form, most.getAsInt()) : built));
  }

  private void correct(Context context, Caller caller) {
    HandoffRepository.Key key =
        new HandoffRepository.Key(caller.workspace(), context.pathParam("handoff"));
    // Whether there is such a handoff is told first: a body says nothing about nobody's.
    service.check(key);
    Fields fields =
        Fields.of(bodies.read(context), Set.of("agent", "type", "was", "value", "turn"));
    String type = fields.needText("type");
    if (type.length() > LONGEST_TYPE) {
      throw new FieldException("type", "is longer than " + LONGEST_TYPE + " characters");
    }
    if (!fields.has("was") && !fields.has("value")) {
      throw new FieldException("value", "is missing, and so is was");
    }
    EntityCorrection wanted =
        new EntityCorrection(
            type,
            fields.text("was"),
            fields.text("value"),
            fields.text("turn"),
            fields.needText("agent"),
            clock.instant());
    json.answer(context, 201, Map.of("items", service.correct(key, wanted)));
  }

  private static boolean admin(Caller caller) {
    return caller.scopes().contains(Scope.ADMIN);
  }

  private static ProblemException forbidden(String field, String why) {
    return new ProblemException(Problem.of(Problem.Kind.FORBIDDEN, field, why));
  }

  /** A way in which contexts are written. */
  private record Form(String mediaType, Function<HandoffContext, byte[]> write) {}

  private Form form(Context context) {
    String name = Optional.ofNullable(context.queryParam("format")).orElse("json");
    return switch (name) {
      case "json" -> new Form("application/json", json::write);
      case "flat" ->
          new Form(
              "application/json", built -> json.write(FlatView.of(json.read(json.write(built)))));
      case "text" ->
          new Form(
              "text/plain;charset=utf-8", built -> text.of(built).getBytes(StandardCharsets.UTF_8));
      default -> throw new FieldException("format", "'" + name + "' is none of json, flat, text");
    };
  }

  private static HandoffContext fit(HandoffContext built, Form form, int most) {
    try {
      return Fitting.fit(built, form.write(), most);
    } catch (IllegalArgumentException e) {
      throw new FieldException("maxBytes", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> agent(Context context) {
    return Optional.ofNullable(context.queryParam("agent")).map(id -> Query.checkedId("agent", id));
  }

  private void views(Context context, Caller caller) {
    int limit = PAGING.limit(context);
    Optional<ContextRepository.After> after =
        PAGING
            .cursor(context, 2)
            .map(parts ->
                new ContextRepository.After(Paging.instant(parts.getFirst()), parts.getLast()));
    List<ContextRepository.View> found =
        service.views(
            new ConversationKey(caller.workspace(), context.pathParam("conversation")),
            after,
            limit + 1);
    List<ContextRepository.View> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putPOJO("items", page);
    if (found.size() > limit) {
      node.put("next", Paging.cursor(page.getLast().at().toString(), page.getLast().id()));
    }
    json.answer(context, 200, node);
  }
}
