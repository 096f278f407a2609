package io.baton.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.history.FieldException;
import io.baton.server.event.Event;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Scope;
import io.baton.server.webhook.delivery.Delivery;
import io.baton.server.webhook.delivery.DeliveryRepository;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was sent to an endpoint and what could not be, and sending it again. */
public final class DeliveryRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String ONE = "/v1/webhooks/{webhook}/deliveries/{delivery}";

  private final WebhookService webhooks;
  private final DeliveryRepository deliveries;
  private final ReplayService replays;
  private final Bodies bodies;
  private final Json json;

  public DeliveryRoutes(
      WebhookService webhooks,
      DeliveryRepository deliveries,
      ReplayService replays,
      Bodies bodies,
      Json json) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.replays = replays;
    this.bodies = bodies;
    this.json = json;
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String id,
      Optional<String> conversation,
      int seq,
      String type,
      String at,
      String createdAt,
      String state,
      int attempts,
      Optional<AttemptView> last,
      Optional<String> finishedAt) {

    static View of(Delivery delivery) {
      return new View(
          delivery.id(),
          Optional.of(delivery.conversation())
              .filter(conversation -> !conversation.equals(Event.NO_CONVERSATION)),
          delivery.seq(),
          delivery.type(),
          delivery.eventAt().toString(),
          delivery.createdAt().toString(),
          delivery.state().wireName(),
          delivery.attempts(),
          delivery.last().map(AttemptView::of),
          delivery.finishedAt().map(Instant::toString));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record AttemptView(
      String at, Optional<Integer> status, Optional<String> error, String response, int millis) {

    static AttemptView of(Delivery.Attempt attempt) {
      return new AttemptView(
          attempt.at().toString(),
          attempt.status(),
          attempt.error(),
          attempt.response(),
          attempt.millis());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<View> items, Optional<String> next) {}

  private record Replayed(int deliveries) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    return List.of(
        Endpoint.get(
            "/v1/webhooks/{webhook}/deliveries", admin, "listWebhookDeliveries", this::list),
        Endpoint.get(ONE, admin, "getWebhookDelivery", this::read),
        Endpoint.post(ONE + "/replay", admin, "replayWebhookDelivery", this::replayOne),
        Endpoint.post(
            "/v1/webhooks/{webhook}/replay", admin, "replayWebhookDeliveries", this::replay));
  }

  private DeliveryRepository.Endpoint endpoint(Context context, Caller caller) {
    String id = webhooks.find(caller.workspace(), context.pathParam("webhook")).id();
    return new DeliveryRepository.Endpoint(caller.workspace(), id);
  }

  private void list(Context context, Caller caller) {
    DeliveryRepository.Endpoint endpoint = endpoint(context, caller);
    int limit = PAGING.limit(context);
    List<Delivery> found =
        deliveries.list(
            endpoint,
            state(context),
            PAGING.cursor(context, 2).map(DeliveryRoutes::after),
            limit + 1);
    List<Delivery> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Paging.cursor(page.getLast().createdAt().toString(), page.getLast().id()))
            : Optional.empty();
    json.answer(context, 200, new Page(page.stream().map(View::of).toList(), next));
  }

  private static DeliveryRepository.After after(List<String> parts) {
    return new DeliveryRepository.After(Paging.instant(parts.getFirst()), parts.getLast());
  }

  private static Optional<Delivery.State> state(Context context) {
    return Optional.ofNullable(context.queryParam("state"))
        .map(name ->
            Delivery.State.find(name)
                .orElseThrow(() ->
                    new FieldException(
                        "state", "'" + name + "' is none of pending, delivered, dead")));
  }

  private void read(Context context, Caller caller) {
    Delivery found = replays.find(endpoint(context, caller), context.pathParam("delivery"));
    json.answer(context, 200, View.of(found));
  }

  private void replayOne(Context context, Caller caller) {
    Delivery again = replays.one(endpoint(context, caller), context.pathParam("delivery"));
    json.answer(context, 202, View.of(again));
  }

  private void replay(Context context, Caller caller) {
    DeliveryRepository.Endpoint endpoint = endpoint(context, caller);
    WebhookBody body = WebhookBody.of(bodies.read(context), Set.of("dead", "since", "after"));
    if (body.body().size() != 1) {
      throw new FieldException("(body)", "there is one of dead, since and after");
    }
    Optional<Instant> since = body.time("since");
    Optional<String> after = body.text("after");
    int count =
        since
            .map(at -> replays.since(endpoint, at))
            .or(() -> after.map(id -> replays.after(endpoint, id)))
            .orElseGet(() -> dead(endpoint, body));
    json.answer(context, 202, new Replayed(count));
  }

  private int dead(DeliveryRepository.Endpoint endpoint, WebhookBody body) {
    if (!body.flag("dead").orElse(false)) {
      throw new FieldException("dead", "is true where it is sent");
    }
    return replays.dead(endpoint);
  }
}
