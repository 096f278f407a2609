package io.baton.server.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.baton.server.routing.ChannelLoad;
import io.baton.server.routing.Presence;
import io.baton.server.routing.SkillNeed;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Agents of the caller's workspace. */
public final class AgentRoutes {

  private static final Set<String> FIELDS =
      Set.of("name", "team", "queues", "skills", "languages", "channels");
  private static final Paging PAGING = new Paging(50, 200);
  private static final String LIST = "agents";

  private final AgentService agents;
  private final Bodies bodies;
  private final Json json;

  public AgentRoutes(AgentService agents, Bodies bodies, Json json) {
    this.agents = agents;
    this.bodies = bodies;
    this.json = json;
  }

  /** An agent as the API tells one. */
  private record View(
      String id,
      String name,
      String team,
      Set<String> queues,
      Map<String, Integer> skills,
      Set<String> languages,
      Map<String, Room> channels,
      String presence,
      String seenAt) {}

  private record Room(int units, int used) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<View> items, Optional<String> next) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    Access readers = Access.any(Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    Access tools = Access.any(Scope.AGENT, Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/agents", readers, "listAgents", this::list),
        Endpoint.put("/v1/agents/{agent}", admin, "putAgent", this::put),
        Endpoint.get("/v1/agents/{agent}", readers, "getAgent", this::get),
        Endpoint.delete("/v1/agents/{agent}", admin, "deleteAgent", this::delete),
        Endpoint.put("/v1/agents/{agent}/presence", tools, "putAgentPresence", this::presence),
        Endpoint.post("/v1/agents/{agent}/heartbeat", tools, "sendHeartbeat", this::heartbeat));
  }

  private View view(AgentService.Seen seen) {
    Agent agent = seen.status().agent();
    Map<String, Room> rooms = new TreeMap<>();
    agent
        .channels()
        .forEach((channel, units) ->
            rooms.put(channel, new Room(units, seen.used().getOrDefault(channel, 0))));
    return new View(
        agent.id(),
        agent.name(),
        agent.team(),
        new TreeSet<>(agent.queues()),
        new TreeMap<>(agent.skills()),
        new TreeSet<>(agent.languages()),
        rooms,
        seen.presence().wireName(),
        seen.status().seenAt().toString());
  }

  private void list(Context context, Caller caller) {
    int limit = PAGING.limit(context);
    String after = PAGING.cursor(context, LIST).orElse("");
    List<AgentService.Seen> found = agents.list(caller.workspace(), after, limit + 1);
    List<AgentService.Seen> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Paging.cursor(LIST, page.getLast().status().agent().id()))
            : Optional.empty();
    json.answer(context, 200, new Page(page.stream().map(this::view).toList(), next));
  }

  private void put(Context context, Caller caller) {
    String id = Query.newId(context, "agent");
    boolean added = agents.save(caller.workspace(), read(id, bodies.read(context)));
    json.answer(context, added ? 201 : 200, view(agents.get(caller.workspace(), id)));
  }

  private static Agent read(String id, JsonNode body) {
    Fields fields = Fields.of(body, FIELDS);
    return new Agent(
        id,
        fields.needText("name"),
        fields.text("team").orElse(""),
        new HashSet<>(fields.texts("queues")),
        fields.wholes("skills", 1, SkillNeed.HIGHEST_LEVEL),
        new HashSet<>(fields.texts("languages")),
        fields.wholes("channels", 0, ChannelLoad.MOST_UNITS));
  }

  private void get(Context context, Caller caller) {
    json.answer(context, 200, view(agents.get(caller.workspace(), context.pathParam("agent"))));
  }

  private void delete(Context context, Caller caller) {
    agents.delete(caller.workspace(), context.pathParam("agent"));
    context.status(204);
  }

  private void presence(Context context, Caller caller) {
    String agent = context.pathParam("agent");
    // Whether there is one is told first: a body says nothing about nobody.
    agents.get(caller.workspace(), agent);
    Fields fields = Fields.of(bodies.read(context), Set.of("presence"));
    String name = fields.needText("presence");
    Presence presence =
        Presence.find(name)
            .orElseThrow(() ->
                fields.wrong(
                    "presence",
                    "'"
                        + name
                        + "' is none of "
                        + Arrays.stream(Presence.values()).map(Presence::wireName).toList()));
    json.answer(context, 200, view(agents.seen(caller.workspace(), agent, Optional.of(presence))));
  }

  private void heartbeat(Context context, Caller caller) {
    json.answer(
        context,
        200,
        view(agents.seen(caller.workspace(), context.pathParam("agent"), Optional.empty())));
  }
}
