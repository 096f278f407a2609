package io.baton.server.queue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.settings.Queue;
import io.baton.server.queue.settings.SettingsJson;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queues of the caller's workspace. */
public final class QueueRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String LIST = "queues";

  private final QueueService queues;
  private final Bodies bodies;
  private final Json json;

  public QueueRoutes(QueueService queues, Bodies bodies, Json json) {
    this.queues = queues;
    this.bodies = bodies;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/queues", readers, "listQueues", this::list),
        Endpoint.put("/v1/queues/{queue}", admin, "putQueue", this::put),
        Endpoint.get("/v1/queues/{queue}", readers, "getQueue", this::get),
        Endpoint.delete("/v1/queues/{queue}", admin, "deleteQueue", this::delete));
  }

  private static ObjectNode described(Queue queue) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", queue.id()).put("name", queue.name());
    node.set("settings", SettingsJson.write(queue.settings()));
    return node;
  }

  private void list(Context context, Caller caller) {
    int limit = PAGING.limit(context);
    String after = PAGING.cursor(context, LIST).orElse("");
    List<Queue> found = queues.list(caller.workspace(), after, limit + 1);
    List<Queue> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode items = node.putArray("items");
    page.forEach(queue -> items.add(described(queue)));
    if (found.size() > limit) {
      node.put("next", Paging.cursor(LIST, page.getLast().id()));
    }
    json.answer(context, 200, node);
  }

  private void put(Context context, Caller caller) {
    String id = Query.newId(context, "queue");
    Fields fields = Fields.of(bodies.read(context), Set.of("name", "settings"));
    Queue queue =
        new Queue(id, fields.text("name").orElse(id), fields.read("settings", SettingsJson::read));
    boolean added = queues.save(caller.workspace(), queue);
    json.answer(context, added ? 201 : 200, described(queue));
  }

  private void get(Context context, Caller caller) {
    int limit = PAGING.limit(context);
    int from = PAGING.cursor(context, 1).map(parts -> Paging.number(parts.getFirst())).orElse(0);
    QueueService.Line line =
        queues.line(caller.workspace(), context.pathParam("queue"), from, limit);
    ObjectNode node = described(line.queue());
    node.put("waiting", line.waiting()).put("at", line.at().toString());
    node.set("estimate", estimate(line.newcomer(), line.queue()));
    ArrayNode items = node.putArray("items");
    line.items().forEach(placed -> items.add(item(placed, line.queue())));
    if (line.waiting() - limit > from) {
      node.put("next", Paging.cursor(Integer.toString(from + limit)));
    }
    json.answer(context, 200, node);
  }

  private static ObjectNode item(QueueService.Placed placed, Queue queue) {
    QueueItem item = placed.item();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("position", placed.position())
        .put("handoff", item.handoff())
        .put("conversation", item.conversation())
        .put("since", item.since().toString())
        .put("channel", item.facts().channel())
        .put("urgency", item.facts().urgency());
    item.facts().language().ifPresent(language -> node.put("language", language));
    Optional.of(item.facts().tier())
        .filter(tier -> !tier.isEmpty())
        .ifPresent(tier -> node.put("tier", tier));
    ObjectNode points = node.putObject("points");
    placed.points().forEach(points::put);
    node.set("estimate", estimate(placed.estimate(), queue));
    return node;
  }

  /** An estimate, with whether a callback is to be offered for it. */
  private static ObjectNode estimate(WaitEstimate wait, Queue queue) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    long limit = queue.settings().times().callbackAfter().toSeconds();
    switch (wait) {
      case WaitEstimate.Known known ->
          node.put("known", true)
              .put("p50Seconds", Math.ceil(known.p50Seconds()))
              .put("p90Seconds", Math.ceil(known.p90Seconds()))
              .put("basis", known.basis().wireName())
              .put("n", known.n())
              .put("callback", known.p50Seconds() > limit);
      case WaitEstimate.Unknown unknown -> node.put("known", false).put("why", unknown.why());
    }
    return node.put("asOf", wait.asOf().toString());
  }

  private void delete(Context context, Caller caller) {
    queues.delete(caller.workspace(), context.pathParam("queue"));
    context.status(204);
  }
}
