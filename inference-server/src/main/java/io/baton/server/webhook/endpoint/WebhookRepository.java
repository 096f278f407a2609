package io.baton.server.webhook.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Endpoints as they are kept. */
public interface WebhookRepository {

  /**
   * Keeps a new endpoint; it is told of what happens from then on.
   *
   * @param most endpoints of a workspace
   * @return false if there are that many already
   */
  boolean add(WebhookEndpoint endpoint, int most);

  /** An endpoint. */
  Optional<WebhookEndpoint> find(String workspace, String id);

  /** All endpoints of a workspace, the oldest first. */
  List<WebhookEndpoint> list(String workspace);

  /**
   * Changes what was asked for. One that is switched on begins anew: with what happens from then
   * on, what was pending before, and no failures.
   *
   * @param wish made of the one before, which nobody changes meanwhile
   */
  void change(String workspace, String id, UnaryOperator<WebhookEndpoint.Wish> wish, Instant now);

  /**
   * Changes what deliveries are signed with.
   *
   * @param change made of the one before, which nobody changes meanwhile
   * @return empty if there is no such endpoint
   */
  Optional<WebhookSecret> changeSecret(
      String workspace, String id, UnaryOperator<WebhookSecret> change);

  /**
   * Removes an endpoint with all its deliveries.
   *
   * @return whether there was one
   */
  boolean remove(String workspace, String id);

  /** Workspaces with an endpoint that is switched on and wants this type of event. */
  Set<String> listWorkspacesWanting(String type);
}
