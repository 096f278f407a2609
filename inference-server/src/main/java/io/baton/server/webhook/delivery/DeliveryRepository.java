package io.baton.server.webhook.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deliveries to look at and to replay. */
public interface DeliveryRepository {

  /** Where a page of a list begins: after this delivery. */
  record After(Instant createdAt, String id) {}

  /** Deliveries of an endpoint, the newest first, at most so many. */
  List<Delivery> list(
      Endpoint endpoint, Optional<Delivery.State> state, Optional<After> after, int most);

  /** An endpoint among all. */
  record Endpoint(String workspace, String id) {}

  /** A delivery. */
  Optional<Delivery> find(Endpoint endpoint, String id);

  /** Sends deliveries again, as soon as their conversations' turn comes. */
  int replay(Endpoint endpoint, List<String> ids, Instant now);

  /** Ids of deliveries that were given up, at most so many. */
  List<String> listDead(Endpoint endpoint, int most);

  /**
   * A place among the events of a workspace.
   *
   * @param at only those from then on
   * @param position only those after it
   */
  record From(Instant at, long position) {}

  /** The place of a delivery's event, if there is such a delivery. */
  Optional<From> findPlace(Endpoint endpoint, String id);

  /**
   * Some of the events that were sent, or sent again.
   *
   * @param deliveries how many
   * @param next where to go on; empty if there are no more
   */
  record Part(int deliveries, Optional<From> next) {}

  /** Sends the events from a place on that an endpoint wants, whether or not they were before. */
  Part replay(Endpoint endpoint, From from, int most, Instant now);
}
