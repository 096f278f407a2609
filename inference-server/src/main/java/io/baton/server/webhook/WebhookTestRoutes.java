package io.baton.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.baton.server.webhook.delivery.Payload;
import io.baton.server.webhook.delivery.Sender;
import io.baton.server.webhook.endpoint.WebhookEndpoint;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Sends a sample, and tells what was sent and what came back. */
public final class WebhookTestRoutes {

  private final WebhookService service;
  private final Sender sender;
  private final Payload payload;
  private final Json json;
  private final Clock clock;

  public WebhookTestRoutes(
      WebhookService service, Sender sender, Payload payload, Json json, Clock clock) {
    this.service = service;
    this.sender = sender;
    this.payload = payload;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param sent headers with the signature, and the body as it was signed
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      boolean delivered,
      Optional<Integer> status,
      Optional<String> error,
      String response,
      int millis,
      SentView sent) {}

  private record SentView(Map<String, String> headers, String body) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "/v1/webhooks/{webhook}/test", Access.any(Scope.ADMIN), "testWebhook", this::test));
  }

  private void test(Context context, Caller caller) {
    WebhookEndpoint endpoint = service.find(caller.workspace(), context.pathParam("webhook"));
    String body =
        payload.test(caller.workspace(), clock.instant(), Map.of("webhook", endpoint.id()));
    Sender.Sent sent = sender.send(endpoint, "evt_test_" + UUID.randomUUID(), body);
    OptionalInt status = sent.reply().status();
    json.answer(
        context,
        200,
        new View(
            sent.reply().taken(),
            status.isPresent() ? Optional.of(status.getAsInt()) : Optional.empty(),
            sent.reply().problem(),
            sent.reply().text(),
            sent.reply().millis(),
            new SentView(sent.headers(), sent.body())));
  }
}
