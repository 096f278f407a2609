package io.baton.server.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.baton.server.queue.item.AskedJson;
import io.baton.server.queue.item.ItemRepository;
import io.baton.server.queue.item.QueueItem.Asked;
import io.baton.server.queue.settings.SettingsJson;
import io.baton.server.routing.SkillNeed;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How handoffs are routed: why as they are, and how under other rules. */
public final class RoutingRoutes {

  private static final String PATH = "/v1/handoffs/{handoff}/routing";
  private static final int MOST_DAYS = 30;

  private final QueueService queues;
  private final QueueReplays replays;
  private final Bodies bodies;
  private final Json json;

  public RoutingRoutes(QueueService queues, QueueReplays replays, Bodies bodies, Json json) {
    this.queues = queues;
    this.replays = replays;
    this.bodies = bodies;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    Access writers = Access.any(Scope.BOT, Scope.AGENT, Scope.ADMIN);
    return List.of(
        Endpoint.get(PATH, readers, "explainRouting", this::explain),
        Endpoint.put(PATH, writers, "putRouting", this::ask),
        Endpoint.post(
            "/v1/routing/simulate",
            Access.any(Scope.ANALYST, Scope.ADMIN),
            "simulateRouting",
            this::simulate));
  }

  private void explain(Context context, Caller caller) {
    String handoff = context.pathParam("handoff");
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("now", RoutingJson.tree(queues.explain(caller.workspace(), handoff)));
    queues
        .given(caller.workspace(), handoff)
        .ifPresent(given -> node.set("given", json.read(given)));
    json.answer(context, 200, node);
  }

  private void ask(Context context, Caller caller) {
    String handoff = context.pathParam("handoff");
    // Whether there is one is told first: a body says nothing about nothing.
    queues.explain(caller.workspace(), handoff);
    Fields fields = Fields.of(bodies.read(context), Set.of("skills", "target"));
    Asked asked = new Asked(skills(fields), AskedJson.target(fields));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("now", RoutingJson.tree(queues.ask(caller.workspace(), handoff, asked)));
    json.answer(context, 200, node);
  }

  private static List<SkillNeed> skills(Fields fields) {
    List<SkillNeed> skills = SettingsJson.skills(fields);
    Set<String> named = new HashSet<>();
    for (int i = 0; i < skills.size(); i++) {
      if (!named.add(skills.get(i).skill())) {
        throw fields.wrong(
            "skills[" + i + "].skill", "'" + skills.get(i).skill() + "' comes twice");
      }
    }
    return skills;
  }

  private void simulate(Context context, Caller caller) {
    Fields fields = Fields.of(bodies.read(context), Set.of("queue", "settings", "days"));
    json.answer(
        context,
        200,
        replays.compare(
            new ItemRepository.Where(caller.workspace(), fields.needText("queue")),
            fields.read("settings", SettingsJson::read),
            fields.whole("days", 7, 1, MOST_DAYS)));
  }
}
