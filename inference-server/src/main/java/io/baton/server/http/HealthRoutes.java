package io.baton.server.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether the server lives, and whether it can answer. */
public final class HealthRoutes {

  private final Json json;
  private final List<Condition> conditions;
  private final Models models;

  /**
   * What must hold for turns to be answered.
   *
   * @param trouble asked anew each time: why it does not hold, empty if it does
   */
  public record Condition(Supplier<Optional<String>> trouble) {

    /**
     * One that always fails for the same reason.
     *
     * @param otherwise told when it does not hold
     */
    public static Condition of(BooleanSupplier holds, String otherwise) {
      return new Condition(() -> holds.getAsBoolean() ? Optional.empty() : Optional.of(otherwise));
    }
  }

  /**
   * What there is to say of models.
   *
   * @param version that serves the server's own workspace
   * @param troubles what an operator should know, though turns are answered
   */
  public record Models(Supplier<String> version, Supplier<List<String>> troubles) {}

  public HealthRoutes(Json json, List<Condition> conditions, Models models) {
    this.json = json;
    this.conditions = List.copyOf(conditions);
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
            "/health/live",
            new Access.Open(),
            "live",
            (context, nobody) -> answer(context, List.of())),
        Endpoint.get(
            "/health/ready",
            new Access.Open(),
            "ready",
            (context, nobody) ->
                answer(
                    context,
                    conditions.stream()
                        .flatMap(condition -> condition.trouble().get().stream())
                        .toList())));
  }

  private void answer(Context context, List<String> unmet) {
    List<String> reasons = new ArrayList<>(unmet);
    reasons.addAll(models.troubles().get());
    boolean fine = unmet.isEmpty();
    Health health = new Health(fine ? "ok" : "unavailable", models.version().get(), reasons);
    context.status(fine ? 200 : 503).contentType("application/json").result(json.write(health));
  }
}
