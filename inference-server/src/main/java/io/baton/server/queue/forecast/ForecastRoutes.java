package io.baton.server.queue.forecast;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.LanguageTag;
import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.queue.forecast.Forecast.Quarter;
import io.baton.server.queue.forecast.ForecastRepository.Part;
import io.baton.server.queue.item.ItemRepository.Where;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forecasts of the queues of the caller's workspace. */
public final class ForecastRoutes {

  private static final int MOST_HOURS = 24;
  private static final int LONGEST_TARGET = 3_600;

  private final ForecastService forecasts;
  private final Json json;

  public ForecastRoutes(ForecastService forecasts, Json json) {
    this.forecasts = forecasts;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/queues/{queue}/forecast", readers, "getQueueForecast", this::get));
  }

  private void get(Context context, Caller caller) {
    String queue = context.pathParam("queue");
    int hours = whole(context, "hours", 4, MOST_HOURS);
    int target = whole(context, "targetSeconds", 60, LONGEST_TARGET);
    Part part =
        new Part(
            new Where(caller.workspace(), queue),
            Optional.ofNullable(context.queryParam("channel")),
            Optional.ofNullable(context.queryParam("language"))
                .map(tag -> LanguageTag.base(Query.languageTag("language", tag))));
    ForecastService.Told told = forecasts.tell(part, hours, Duration.ofSeconds(target));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("queue", queue)
        .put("asOf", told.at().toString())
        .put("timeZone", told.zone().getId())
        .put("known", told.quarters().isPresent());
    node.putObject("open")
        .put("conversations", told.open().conversations())
        .put("expected", rounded(told.open().expected()));
    told.staffing().ifPresent(staffing -> node.set("staffing", staffing(staffing, told.units())));
    if (told.quarters().isEmpty()) {
      node.put("why", "fewer than 50 handoffs, or than two weeks of whole days");
    }
    ArrayNode quarters = node.putArray("quarters");
    Map<Double, Integer> agents = new HashMap<>();
    told.quarters().orElse(List.of()).forEach(one -> quarters.add(quarter(one, told, agents)));
    json.answer(context, 200, node);
  }

  private static int whole(Context context, String name, int usual, int most) {
    String text = context.queryParam(name);
    if (text == null) {
      return usual;
    }
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw new FieldException(name, "'" + text + "' is no whole number in 1.." + most);
    }
    return Integer.parseInt(text);
  }

  private static ObjectNode staffing(Staffing staffing, double units) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("handleSeconds", staffing.handle().toSeconds())
        .put("patienceSeconds", staffing.patience().toSeconds())
        .put("targetSeconds", staffing.target().toSeconds())
        .put("conversationsPerAgent", rounded(units));
  }

  private static ObjectNode quarter(
      Quarter one, ForecastService.Told told, Map<Double, Integer> agents) {
    int p90 = one.handoffs().quantile(0.9);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("start", one.start().toString())
        .put("mean", rounded(one.handoffs().mean()))
        .put("p10", one.handoffs().quantile(0.1))
        .put("p90", p90);
    told.staffing()
        .ifPresent(staffing -> {
          node.put(
              "agents", agents(staffing, told.units(), rounded(one.handoffs().mean()), agents));
          node.put("agentsP90", agents(staffing, told.units(), p90, agents));
        });
    return node;
  }

  private static int agents(
      Staffing staffing, double units, double handoffs, Map<Double, Integer> known) {
    return known.computeIfAbsent(
        handoffs, any -> (int) Math.ceil(staffing.conversations(any) / units));
  }

  private static double rounded(double number) {
    return Math.round(number * 100) / 100.0;
  }
}
