package io.baton.server.handoff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.conversation.history.FieldException;
import io.baton.server.event.Event;
import io.baton.server.event.EventRepository;
import io.baton.server.handoff.HandoffRepository.After;
import io.baton.server.handoff.HandoffRepository.Filter;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Handoffs: asking for them, and everything that agents do with them. */
public final class HandoffRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String ONE = "/v1/handoffs/{handoff}";

  private final HandoffService service;
  private final EventRepository events;
  private final Queues queues;
  private final Bodies bodies;
  private final Json json;

  /** Which queues there are. */
  @FunctionalInterface
  public interface Queues {

    /** Whether a conversation may wait in a queue of a workspace. */
    boolean take(String workspace, String queue);
  }

  public HandoffRoutes(
      HandoffService service, EventRepository events, Queues queues, Bodies bodies, Json json) {
    this.service = service;
    this.events = events;
    this.queues = queues;
    this.bodies = bodies;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    Access both = Access.any(Scope.BOT, Scope.AGENT);
    Access agents = Access.any(Scope.AGENT);
    return List.of(
        Endpoint.post(
            "/v1/conversations/{conversation}/handoffs", both, "requestHandoff", this::request),
        Endpoint.get(
            "/v1/conversations/{conversation}/events", readers, "listEvents", this::events),
        Endpoint.get("/v1/handoffs", readers, "listHandoffs", this::list),
        Endpoint.get(ONE, readers, "getHandoff", this::find),
        Endpoint.post(ONE + "/accept", agents, "acceptHandoff", given(this::accept)),
        Endpoint.post(ONE + "/refuse", agents, "refuseHandoff", given(this::refuse)),
        Endpoint.post(ONE + "/take-over", agents, "takeOverHandoff", given(this::takeOver)),
        Endpoint.post(
            ONE + "/context-delivered", agents, "deliverContext", given(this::contextDelivered)),
        Endpoint.post(ONE + "/transfer", agents, "transferHandoff", given(this::transfer)),
        Endpoint.post(ONE + "/hand-back", agents, "handBackHandoff", given(this::handBack)),
        Endpoint.post(ONE + "/resolve", agents, "resolveHandoff", given(this::resolve)),
        Endpoint.post(ONE + "/abandon", both, "abandonHandoff", given(this::abandon)));
  }

  private void request(Context context, Caller caller) {
    Key conversation =
        new Key(
            caller.workspace(), Query.checkedId("conversation", context.pathParam("conversation")));
    HandoffBody body = body(context, Set.of("reason", "detail", "turn", "agent", "resumePoint"));
    Optional<String> agent = body.id("agent");
    Optional<String> resuming =
        Optional.of(body.words("resumePoint")).filter(token -> !token.isEmpty());
    if (agent.isPresent() && body.reason().isPresent()) {
      throw new FieldException(
          "reason", "is of those who wait for a human; agent '" + agent.get() + "' has it at once");
    }
    HandoffCommand command =
        agent.isPresent()
            ? new HandoffCommand.TakeOver(agent.get())
            : new HandoffCommand.Request(
                body.reason().orElse(HandoffReason.BOT_REQUEST),
                body.words("detail"),
                body.id("turn"));
    json.answer(
        context,
        201,
        HandoffView.of(service.beginKept(conversation, command, resuming, agent.isEmpty())));
  }

  private HandoffBody body(Context context, Set<String> known) {
    return HandoffBody.of(bodies.read(context), known);
  }

  /** Gives the handoff of the path the command that a body asks for. */
  private Endpoint.Handler given(Function<Context, HandoffCommand> command) {
    return given((context, caller) -> command.apply(context));
  }

  private Endpoint.Handler given(BiFunction<Context, Caller, HandoffCommand> command) {
    return (context, caller) -> {
      service.find(key(context, caller));
      HandoffCommand asked = command.apply(context, caller);
      KeptHandoff after = service.giveKept(key(context, caller), kept -> fitting(kept, asked));
      json.answer(context, 200, HandoffView.of(after));
    };
  }

  private static Optional<HandoffCommand> fitting(KeptHandoff kept, HandoffCommand asked) {
    return asked instanceof HandoffCommand.DeliverContext deliver
        ? kept.delivering(deliver.agent())
        : Optional.of(asked);
  }

  private HandoffCommand accept(Context context) {
    HandoffBody body = body(context, Set.of("agent", "fence"));
    return new HandoffCommand.Accept(body.neededId("agent"), body.fence());
  }

  private HandoffCommand refuse(Context context) {
    String agent = body(context, Set.of("agent")).neededId("agent");
    return new HandoffCommand.Release(HandoffCommand.Release.Cause.REFUSED, Optional.of(agent));
  }

  private HandoffCommand takeOver(Context context) {
    return new HandoffCommand.TakeOver(body(context, Set.of("agent")).neededId("agent"));
  }

  private HandoffCommand contextDelivered(Context context) {
    return new HandoffCommand.DeliverContext(body(context, Set.of("agent")).neededId("agent"));
  }

  private HandoffCommand transfer(Context context, Caller caller) {
    HandoffBody body = body(context, Set.of("agent", "queue"));
    String agent = body.neededId("agent");
    String queue = body.neededId("queue");
    if (!queues.take(caller.workspace(), queue)) {
      throw new FieldException("queue", "there is no queue '" + queue + "'");
    }
    return new HandoffCommand.Transfer(agent, service.newId(), queue);
  }

  private HandoffCommand handBack(Context context) {
    HandoffBody body = body(context, Set.of("agent", "note", "tasks", "followUpAt"));
    return new HandoffCommand.HandBack(
        body.neededId("agent"), body.words("note"), body.tasks(), body.followUp());
  }

  private HandoffCommand resolve(Context context) {
    return new HandoffCommand.Resolve(body(context, Set.of("agent")).neededId("agent"));
  }

  private HandoffCommand abandon(Context context) {
    return new HandoffCommand.Abandon(body(context, Set.of("why")).words("why"));
  }

  private static Key key(Context context, Caller caller) {
    return new Key(caller.workspace(), context.pathParam("handoff"));
  }

  private void find(Context context, Caller caller) {
    json.answer(context, 200, HandoffView.of(service.findKept(key(context, caller))));
  }

  private void list(Context context, Caller caller) {
    Filter filter =
        new Filter(
            statuses(context),
            Optional.ofNullable(context.queryParam("queue")),
            Optional.ofNullable(context.queryParam("agent")));
    Optional<After> after =
        PAGING
            .cursor(context, 2)
            .map(parts -> new After(Paging.instant(parts.getFirst()), parts.getLast()));
    int limit = PAGING.limit(context);
    List<KeptHandoff> found = service.list(caller.workspace(), filter, after, limit + 1);
    List<KeptHandoff> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putPOJO("items", page.stream().map(HandoffView::of).toList());
    if (found.size() > limit) {
      KeptHandoff last = page.getLast();
      node.put("next", Paging.cursor(last.since().toString(), last.handoff().id()));
    }
    json.answer(context, 200, node);
  }

  private static List<HandoffStatus> statuses(Context context) {
    String names = context.queryParam("status");
    if (names == null) {
      return List.of();
    }
    return Arrays.stream(names.split(",", -1))
        .map(name ->
            HandoffStatus.find(name)
                .orElseThrow(() ->
                    new FieldException(
                        "status",
                        "'"
                            + name
                            + "' is none of "
                            + Arrays.stream(HandoffStatus.values())
                                .map(HandoffStatus::wireName)
                                .toList())))
        .toList();
  }

  private void events(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    service.checkKnown(new Key(caller.workspace(), conversation));
    int limit = PAGING.limit(context);
    int after = PAGING.cursor(context, 1).map(parts -> Paging.number(parts.getFirst())).orElse(0);
    List<Event> found = events.list(caller.workspace(), conversation, after, limit + 1);
    List<Event> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode items = node.putArray("items");
    for (Event event : page) {
      ObjectNode item = items.addObject().put("seq", event.seq()).put("type", event.type());
      item.put("at", event.at().toString());
      item.set("data", json.read(event.body()));
    }
    if (found.size() > limit) {
      node.put("next", Paging.cursor(Integer.toString(page.getLast().seq())));
    }
    json.answer(context, 200, node);
  }
}
