package io.baton.server.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.baton.server.webhook.endpoint.EventTypes;
import io.baton.server.webhook.endpoint.WebhookEndpoint;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Wish;
import io.baton.server.webhook.endpoint.WebhookSecret;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Endpoints: where events are sent, which, and what they are signed with. */
public final class WebhookRoutes {

  private static final String ALL = "/v1/webhooks";
  private static final String ONE = ALL + "/{webhook}";
  private static final Set<String> FIELDS = Set.of("url", "types", "description", "enabled");
  private static final int USUAL_GRACE_HOURS = 24;
  private static final int MOST_GRACE_HOURS = 168;

  private final WebhookService service;
  private final Bodies bodies;
  private final Json json;

  public WebhookRoutes(WebhookService service, Bodies bodies, Json json) {
    this.service = service;
    this.bodies = bodies;
    this.json = json;
  }

  private record Page(List<View> items) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String id,
      String url,
      List<String> types,
      String description,
      boolean enabled,
      Optional<String> disabledReason,
      int failures,
      Optional<String> failingSince,
      String createdAt,
      String changedAt,
      Optional<String> secret) {

    static View of(WebhookEndpoint endpoint, Optional<String> secret) {
      return new View(
          endpoint.id(),
          endpoint.wish().url(),
          endpoint.wish().types().patterns(),
          endpoint.wish().description(),
          endpoint.wish().enabled(),
          endpoint.disabledReason(),
          endpoint.health().failures(),
          endpoint.health().failingSince().map(Instant::toString),
          endpoint.createdAt().toString(),
          endpoint.changedAt().toString(),
          secret);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record SecretView(String secret, String createdAt, Optional<PreviousView> previous) {}

  private record PreviousView(String secret, String expiresAt) {

    static PreviousView of(WebhookSecret.Previous previous) {
      return new PreviousView(previous.secret(), previous.until().toString());
    }
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    return List.of(
        Endpoint.post(ALL, admin, "createWebhook", this::create),
        Endpoint.get(ALL, admin, "listWebhooks", this::list),
        Endpoint.get(ONE, admin, "getWebhook", this::read),
        new Endpoint(HandlerType.PATCH, ONE, admin, "changeWebhook", this::change),
        Endpoint.delete(ONE, admin, "deleteWebhook", this::remove),
        Endpoint.get(ONE + "/secret", admin, "getWebhookSecret", this::secret),
        Endpoint.post(ONE + "/secret", admin, "rotateWebhookSecret", this::rotate));
  }

  private void create(Context context, Caller caller) {
    WebhookBody body = WebhookBody.of(bodies.read(context), FIELDS);
    Wish wish =
        new Wish(
            body.text("url").orElseThrow(() -> new FieldException("url", "is missing")),
            EventTypes.asked(body.texts("types").orElse(List.of())),
            body.text("description").orElse(""),
            body.flag("enabled").orElse(true));
    WebhookEndpoint made = service.create(caller.workspace(), wish);
    json.answer(context, 201, View.of(made, Optional.of(made.secret().current())));
  }

  private void list(Context context, Caller caller) {
    json.answer(
        context,
        200,
        new Page(
            service.list(caller.workspace()).stream()
                .map(one -> View.of(one, Optional.empty()))
                .toList()));
  }

  private void read(Context context, Caller caller) {
    json.answer(context, 200, View.of(found(context, caller), Optional.empty()));
  }

  private WebhookEndpoint found(Context context, Caller caller) {
    return service.find(caller.workspace(), context.pathParam("webhook"));
  }

  private void change(Context context, Caller caller) {
    WebhookEndpoint before = found(context, caller);
    WebhookBody body = WebhookBody.of(bodies.read(context), FIELDS);
    UnaryOperator<Wish> change =
        wish ->
            new Wish(
                body.text("url").orElse(wish.url()),
                body.texts("types").map(EventTypes::asked).orElse(wish.types()),
                body.text("description").orElse(wish.description()),
                body.flag("enabled").orElse(wish.enabled()));
    json.answer(context, 200, View.of(service.change(before, change), Optional.empty()));
  }

  private void remove(Context context, Caller caller) {
    service.remove(caller.workspace(), context.pathParam("webhook"));
    context.status(204);
  }

  private void secret(Context context, Caller caller) {
    json.answer(context, 200, view(found(context, caller).secret()));
  }

  private SecretView view(WebhookSecret secret) {
    return new SecretView(
        secret.current(),
        secret.since().toString(),
        service.previous(secret).map(PreviousView::of));
  }

  private void rotate(Context context, Caller caller) {
    WebhookEndpoint endpoint = found(context, caller);
    int hours =
        WebhookBody.of(bodies.read(context), Set.of("graceHours"))
            .whole("graceHours", USUAL_GRACE_HOURS, MOST_GRACE_HOURS);
    json.answer(
        context,
        200,
        view(service.rotate(caller.workspace(), endpoint.id(), Duration.ofHours(hours))));
  }
}
