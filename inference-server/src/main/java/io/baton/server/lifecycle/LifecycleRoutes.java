package io.baton.server.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Retention of the caller's workspace; export and erasure of its customers. */
public final class LifecycleRoutes {

  private static final String LINES = "application/x-ndjson";

  private final LifecycleService lifecycle;
  private final CustomerExport export;
  private final Bodies bodies;
  private final Json json;

  public LifecycleRoutes(
      LifecycleService lifecycle, CustomerExport export, Bodies bodies, Json json) {
    this.lifecycle = lifecycle;
    this.export = export;
    this.bodies = bodies;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/retention", admin, "getRetention", this::retention),
        Endpoint.put("/v1/retention", admin, "putRetention", this::keep),
        Endpoint.get("/v1/customers/{customer}/export", admin, "exportCustomer", this::export),
        Endpoint.delete("/v1/customers/{customer}", admin, "eraseCustomer", this::erase));
  }

  private void retention(Context context, Caller caller) {
    json.answer(context, 200, view(lifecycle.retention(caller.workspace())));
  }

  private void keep(Context context, Caller caller) {
    JsonNode body = bodies.read(context);
    Fields.of(body, Set.of("days"));
    JsonNode days = body.path("days");
    if (days.isMissingNode()) {
      throw new FieldException("days", "is missing; null keeps conversations for ever");
    }
    if (!days.isNull() && !days.canConvertToExactIntegral()) {
      throw new FieldException("days", days + " is no whole number");
    }
    if (!days.isNull() && !days.canConvertToInt()) {
      throw new FieldException("days", days + " is not in 1.." + Retention.MOST_DAYS);
    }
    Retention kept =
        lifecycle.keep(
            caller.workspace(),
            days.isNull() ? OptionalInt.empty() : OptionalInt.of(days.intValue()),
            caller.key());
    json.answer(context, 200, view(kept));
  }

  private static ObjectNode view(Retention retention) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().putNull("days");
    retention.days().ifPresent(days -> node.put("days", days));
    retention.changedAt().ifPresent(time -> node.put("changedAt", time.toString()));
    retention.changedBy().ifPresent(key -> node.put("changedBy", key));
    return node;
  }

  private void export(Context context, Caller caller) {
    String customer = context.pathParam("customer");
    if (!export.knows(caller.workspace(), customer)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "nothing is kept of customer '" + customer + "'"));
    }
    context.contentType(LINES);
    try {
      export.write(caller.workspace(), customer, ErrorMapping.pieces(context));
    } catch (IOException e) {
      throw new UncheckedIOException("the caller takes no more", e);
    }
  }

  private void erase(Context context, Caller caller) {
    Map<String, Integer> rows = lifecycle.erase(caller.workspace(), context.pathParam("customer"));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("conversations", rows.getOrDefault("conversation", 0));
    ObjectNode tables = node.putObject("rows");
    rows.forEach(tables::put);
    json.answer(context, 200, node);
  }
}
