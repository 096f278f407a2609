package io.baton.server.outcome.settings;

import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;

/** What is asked after handoffs in the caller's workspace. */
public final class OutcomeSettingsRoutes {

  private static final String PATH = "/v1/outcome-settings";

  private final OutcomeSettingsRepository settings;
  private final Bodies bodies;
  private final Json json;
  private final Clock clock;

  public OutcomeSettingsRoutes(
      OutcomeSettingsRepository settings, Bodies bodies, Json json, Clock clock) {
    this.settings = settings;
    this.bodies = bodies;
    this.json = json;
    this.clock = clock;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.AGENT, Scope.ADMIN);
    return List.of(
        Endpoint.get(PATH, readers, "getOutcomeSettings", this::get),
        Endpoint.put(PATH, Access.any(Scope.ADMIN), "putOutcomeSettings", this::put));
  }

  private void get(Context context, Caller caller) {
    json.answer(context, 200, OutcomeSettingsJson.write(settings.of(caller.workspace())));
  }

  private void put(Context context, Caller caller) {
    OutcomeSettings next = OutcomeSettingsJson.read(bodies.read(context));
    settings.save(caller.workspace(), next, clock.instant(), caller.key());
    json.answer(context, 200, OutcomeSettingsJson.write(next));
  }
}
