package io.baton.server.webhook;

import io.baton.conversation.history.FieldException;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.webhook.endpoint.WantedTurns;
import io.baton.server.webhook.endpoint.WebhookEndpoint;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Health;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Wish;
import io.baton.server.webhook.endpoint.WebhookRepository;
import io.baton.server.webhook.endpoint.WebhookSecret;
import io.baton.server.webhook.http.PinnedPost;
import io.baton.server.webhook.http.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Keeps endpoints. Thread-safe. */
public final class WebhookService {

  private static final int MOST = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final WebhookRepository endpoints;
  private final WantedTurns wanted;
  private final Hosts hosts;
  private final Clock clock;

  /**
   * Which hosts may be sent to.
   *
   * @param plain whether by http
   */
  public record Hosts(PinnedPost post, boolean plain) {}

  public WebhookService(WebhookRepository endpoints, WantedTurns wanted, Hosts hosts, Clock clock) {
    this.endpoints = endpoints;
    this.wanted = wanted;
    this.hosts = hosts;
    this.clock = clock;
  }

  /**
   * Makes an endpoint with a secret of its own.
   *
   * @throws FieldException if nothing may be sent to its URL
   * @throws ProblemException 409 if there are too many
   */
  WebhookEndpoint create(String workspace, Wish wish) {
    check(wish.url());
    Instant now = clock.instant();
    WebhookEndpoint endpoint =
        new WebhookEndpoint(
            workspace,
            UUID.randomUUID().toString(),
            wish,
            Optional.empty(),
            WebhookSecret.first(now),
            now,
            now,
            Health.GOOD);
    if (!endpoints.add(endpoint, MOST)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.CONFLICT, "there are " + MOST + " webhooks already"));
    }
    wanted.look();
    return endpoint;
  }

  /** A name that is not found now may be later; each time that it is sent to, it is looked at. */
  private void check(String url) {
    Target target;
    try {
      target = Target.of(url, hosts.plain());
    } catch (IllegalArgumentException e) {
      throw new FieldException("url", String.valueOf(e.getMessage()));
    }
    refusal(target)
        .ifPresent(why -> {
          throw new FieldException("url", "the host is " + why);
        });
  }

  private Optional<String> refusal(Target target) {
    FutureTask<Optional<String>> look = new FutureTask<>(() -> hosts.post().refusal(target));
    Thread.ofPlatform().name("webhook-host").daemon().start(look);
    try {
      return look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the host could not be looked at", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * An endpoint.
   *
   * @throws ProblemException 404 if there is none
   */
  public WebhookEndpoint find(String workspace, String id) {
    return endpoints.find(workspace, id).orElseThrow(() -> missing(id));
  }

  List<WebhookEndpoint> list(String workspace) {
    return endpoints.list(workspace);
  }

  /**
   * Changes what was asked for.
   *
   * @param wish made of what was asked for before
   * @throws FieldException if nothing may be sent to its URL
   */
  WebhookEndpoint change(WebhookEndpoint before, UnaryOperator<Wish> wish) {
    String url = wish.apply(before.wish()).url();
    if (!url.equals(before.wish().url())) {
      check(url);
    }
    endpoints.change(before.workspace(), before.id(), wish, clock.instant());
    wanted.look();
    return find(before.workspace(), before.id());
  }

  /** Removes an endpoint with its deliveries. */
  void remove(String workspace, String id) {
    find(workspace, id);
    endpoints.remove(workspace, id);
    wanted.look();
  }

  /** The secret before, if it signs still. */
  Optional<WebhookSecret.Previous> previous(WebhookSecret secret) {
    return secret.previous(clock.instant());
  }

  /**
   * Makes a new secret.
   *
   * @param grace while the one before signs as well
   * @throws ProblemException 404 if there is no such endpoint
   */
  WebhookSecret rotate(String workspace, String id, Duration grace) {
    Instant now = clock.instant();
    return endpoints
        .changeSecret(workspace, id, before -> before.rotated(now, now.plus(grace)))
        .orElseThrow(() -> missing(id));
  }

  private static ProblemException missing(String id) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no webhook '" + id + "'"));
  }
}
