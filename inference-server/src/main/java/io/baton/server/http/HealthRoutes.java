package io.baton.server.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Whether the server lives, and whether it can answer. */
public final class HealthRoutes {

  private final Json json;
  private final BooleanSupplier database;
  private final String modelVersion;

  public HealthRoutes(Json json, BooleanSupplier database, String modelVersion) {
    this.json = json;
    this.database = database;
    this.modelVersion = modelVersion;
  }

  /**
   * @param status ok or unavailable
   * @param model version that serves
   * @param reasons why it cannot answer
   */
  private record Health(String status, String model, List<String> reasons) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "/health/live", new Access.Open(), "live", (context, nobody) -> answer(context, true)),
        Endpoint.get(
            "/health/ready",
            new Access.Open(),
            "ready",
            (context, nobody) -> answer(context, database.getAsBoolean())));
  }

  private void answer(Context context, boolean fine) {
    Health health =
        new Health(
            fine ? "ok" : "unavailable",
            modelVersion,
            fine ? List.of() : List.of("the database does not answer"));
    context.status(fine ? 200 : 503).contentType("application/json").result(json.write(health));
  }
}
