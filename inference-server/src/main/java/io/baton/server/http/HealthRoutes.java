package io.baton.server.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the server lives, and whether it can answer. */
public final class HealthRoutes {

  private final Json json;
  private final BooleanSupplier database;
  private final Models models;

  /**
   * What there is to say of models.
   *
   * @param version that serves the server's own workspace
   * @param troubles what an operator should know, though turns are answered
   */
  public record Models(Supplier<String> version, Supplier<List<String>> troubles) {}

  public HealthRoutes(Json json, BooleanSupplier database, Models models) {
    this.json = json;
    this.database = database;
    this.models = models;
  }

  /**
   * @param status ok or unavailable
   * @param model version that serves
   * @param reasons why it cannot answer, and what else is wrong
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
    List<String> reasons = new ArrayList<>(models.troubles().get());
    if (!fine) {
      reasons.add("the database does not answer");
    }
    Health health = new Health(fine ? "ok" : "unavailable", models.version().get(), reasons);
    context.status(fine ? 200 : 503).contentType("application/json").result(json.write(health));
  }
}
