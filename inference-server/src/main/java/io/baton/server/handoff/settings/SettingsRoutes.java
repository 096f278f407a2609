package io.baton.server.handoff.settings;

import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;

/** How handoffs go in the caller's workspace. */
public final class SettingsRoutes {

  private final SettingsRepository repository;
  private final SettingsFollower follower;
  private final Bodies bodies;
  private final Json json;
  private final Clock clock;

  public SettingsRoutes(
      SettingsRepository repository,
      SettingsFollower follower,
      Bodies bodies,
      Json json,
      Clock clock) {
    this.repository = repository;
    this.follower = follower;
    this.bodies = bodies;
    this.json = json;
    this.clock = clock;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/handoff-settings", admin, "getHandoffSettings", this::get),
        Endpoint.put("/v1/handoff-settings", admin, "putHandoffSettings", this::put));
  }

  private void get(Context context, Caller caller) {
    json.answer(context, 200, SettingsJson.write(follower.of(caller.workspace())));
  }

  private void put(Context context, Caller caller) {
    HandoffSettings settings = SettingsJson.read(bodies.read(context));
    repository.save(
        caller.workspace(), SettingsJson.write(settings).toString(), clock.instant(), caller.key());
    follower.look();
    json.answer(context, 200, SettingsJson.write(settings));
  }
}
