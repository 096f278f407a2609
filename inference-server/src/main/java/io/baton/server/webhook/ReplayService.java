package io.baton.server.webhook;

import io.baton.conversation.history.FieldException;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.webhook.delivery.Delivery;
import io.baton.server.webhook.delivery.DeliveryRepository;
import io.baton.server.webhook.delivery.DeliveryRepository.From;
import io.baton.server.webhook.delivery.DeliveryRepository.Part;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends again. Thread-safe. */
public final class ReplayService {

  private static final int MOST_AT_ONCE = 1_000;
  private static final int MOST = 100_000;

  private final DeliveryRepository deliveries;
  private final Runnable wake;
  private final Clock clock;

  /**
   * @param wake told that something is due
   */
  public ReplayService(DeliveryRepository deliveries, Runnable wake, Clock clock) {
    this.deliveries = deliveries;
    this.wake = wake;
    this.clock = clock;
  }

  /**
   * A delivery.
   *
   * @throws ProblemException 404 if there is none
   */
  Delivery find(DeliveryRepository.Endpoint endpoint, String id) {
    return deliveries
        .find(endpoint, id)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no delivery '" + id + "'")));
  }

  /** One delivery, whatever became of it. */
  Delivery one(DeliveryRepository.Endpoint endpoint, String id) {
    find(endpoint, id);
    deliveries.replay(endpoint, List.of(id), clock.instant());
    wake.run();
    return find(endpoint, id);
  }

  /** All that were given up; how many. */
  int dead(DeliveryRepository.Endpoint endpoint) {
    int replayed = 0;
    int last;
    do {
      List<String> ids = deliveries.listDead(endpoint, MOST_AT_ONCE);
      last = ids.isEmpty() ? 0 : deliveries.replay(endpoint, ids, clock.instant());
      replayed += last;
    } while (last == MOST_AT_ONCE && replayed < MOST);
    wake.run();
    return replayed;
  }

  /** All events from a time on; how many. */
  int since(DeliveryRepository.Endpoint endpoint, Instant at) {
    return from(endpoint, new From(at, 0));
  }

  /**
   * All events after a delivery's; how many.
   *
   * @throws FieldException if there is no such delivery
   */
  int after(DeliveryRepository.Endpoint endpoint, String id) {
    return from(
        endpoint,
        deliveries
            .findPlace(endpoint, id)
            .orElseThrow(() -> new FieldException("after", "there is no delivery '" + id + "'")));
  }

  private int from(DeliveryRepository.Endpoint endpoint, From from) {
    int replayed = 0;
    Optional<From> next = Optional.of(from);
    while (next.isPresent() && replayed < MOST) {
      Part part = deliveries.replay(endpoint, next.get(), MOST_AT_ONCE, clock.instant());
      replayed += part.deliveries();
      next = part.next();
    }
    wake.run();
    return replayed;
  }
}
