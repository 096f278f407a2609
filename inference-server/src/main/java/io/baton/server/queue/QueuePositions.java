package io.baton.server.queue;

import io.baton.server.queue.QueueEstimates.View;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.estimate.WaitEstimator;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.order.Place;
import io.baton.server.queue.settings.QueueSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells customers who wait their places as they change, as events of type queue.position_changed,
 * and offers a callback to those who would wait too long, once each.
 */
public final class QueuePositions {

  private final QueueStores stores;
  private final QueueEstimates estimates;
  private final Handoffs handoffs;

  public QueuePositions(QueueStores stores, QueueEstimates estimates, Handoffs handoffs) {
    this.stores = stores;
    this.estimates = estimates;
    this.handoffs = handoffs;
  }

  /**
   * Tells what is to be told now.
   *
   * @return how many were told something
   */
  public int tell(Where queue, Instant now) {
    List<QueueItem> waiting = stores.items().waiting(queue.workspace(), queue.queue(), now);
    QueueSettings settings = stores.queue(queue).settings();
    boolean anything = false;
    for (int i = 0; i < waiting.size() && !anything; i++) {
      anything = update(waiting, i, settings, now).isPresent();
    }
    if (!anything) {
      return 0;
    }
    View view = estimates.look(queue, now);
    WaitEstimator estimator = QueueEstimates.estimator(view);
    int told = 0;
    for (int i = 0; i < view.waiting().size(); i++) {
      Optional<Place.Update> update = update(view.waiting(), i, settings, now);
      if (update.isPresent()) {
        QueueItem item = view.waiting().get(i);
        WaitEstimate wait = QueueEstimates.estimate(view, estimator, item);
        told += tell(queue, item, update.get(), wait, view) ? 1 : 0;
      }
    }
    return told;
  }

  private static Optional<Place.Update> update(
      List<QueueItem> waiting, int index, QueueSettings settings, Instant now) {
    Optional<Place> before = waiting.get(index).course().told();
    return Place.next(
        before, index + 1, cause(waiting, index, before), settings.times().updates(), now);
  }

  /** Somebody ahead came back from an agent since, or else has a higher priority. */
  private static Place.Reason cause(List<QueueItem> waiting, int index, Optional<Place> before) {
    boolean returned =
        waiting.subList(0, index).stream()
            .anyMatch(other ->
                before.isPresent()
                    && other
                        .course()
                        .returned()
                        .filter(at -> !at.isBefore(before.get().at()))
                        .isPresent());
    return returned ? Place.Reason.RETURNED : Place.Reason.PRIORITY;
  }

  private boolean tell(
      Where queue, QueueItem item, Place.Update update, WaitEstimate wait, View view) {
    Handoffs.Key key = new Handoffs.Key(queue.workspace(), item.conversation(), item.handoff());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("queue", queue.queue());
    details.put("position", update.position());
    details.put("ahead", update.ahead());
    update.worse().ifPresent(reason -> details.put("reason", reason.wireName()));
    boolean callback = false;
    if (wait instanceof WaitEstimate.Known known) {
      details.put("p50Seconds", Math.ceil(known.p50Seconds()));
      details.put("p90Seconds", Math.ceil(known.p90Seconds()));
      details.put("basis", known.basis().wireName());
      callback =
          !item.course().callbackOffered()
              && known.p50Seconds() > view.settings().times().callbackAfter().toSeconds();
    }
    boolean offer = callback;
    return stores
        .items()
        .inTransaction(
            queue.workspace(),
            () -> {
              handoffs.note(key, "queue.position_changed", details, view.now());
              stores
                  .items()
                  .told(
                      queue.workspace(), item.handoff(), new Place(update.position(), view.now()));
              if (offer) {
                handoffs.note(key, "queue.callback_offered", details, view.now());
                stores.items().callbackOffered(queue.workspace(), item.handoff(), view.now());
              }
              return true;
            });
  }
}
