package io.baton.server.wrapup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Wrap-ups of agents: until when, and that they are done. */
public final class WrapUpRoutes {

  private static final String ONE = "/v1/handoffs/{handoff}/wrap-up";

  private final WrapUpRepository wrapUps;
  private final Bodies bodies;
  private final Json json;
  private final Clock clock;

  public WrapUpRoutes(WrapUpRepository wrapUps, Bodies bodies, Json json, Clock clock) {
    this.wrapUps = wrapUps;
    this.bodies = bodies;
    this.json = json;
    this.clock = clock;
  }

  /** A wrap-up as the API tells it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String conversation,
      String handoff,
      String agent,
      String beganAt,
      String untilAt,
      Optional<String> endedAt) {

    static View of(WrapUp wrapUp) {
      return new View(
          wrapUp.conversation(),
          wrapUp.handoff(),
          wrapUp.agent(),
          wrapUp.began().toString(),
          wrapUp.until().toString(),
          wrapUp.ended().map(Instant::toString));
    }
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access agents = Access.any(Scope.AGENT);
    Access readers = Access.any(Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.get(ONE, readers, "getWrapUp", this::find),
        Endpoint.post(ONE + "/end", agents, "endWrapUp", this::end));
  }

  private WrapUp wrapUp(Context context, Caller caller) {
    String handoff = context.pathParam("handoff");
    return wrapUps
        .find(caller.workspace(), handoff)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "nobody writes handoff '" + handoff + "' up")));
  }

  private void find(Context context, Caller caller) {
    json.answer(context, 200, View.of(wrapUp(context, caller)));
  }

  private void end(Context context, Caller caller) {
    WrapUp wrapUp = wrapUp(context, caller);
    String agent = Fields.of(bodies.read(context), Set.of("agent")).needText("agent");
    if (!agent.equals(wrapUp.agent())) {
      throw conflict("agent '" + wrapUp.agent() + "' writes it up, not '" + agent + "'");
    }
    if (!wrapUps.end(caller.workspace(), wrapUp.handoff(), clock.instant())) {
      throw conflict("the wrap-up is over");
    }
    json.answer(context, 200, View.of(wrapUp(context, caller)));
  }

  private static ProblemException conflict(String why) {
    return new ProblemException(Problem.of(Problem.Kind.CONFLICT, why));
  }
}
