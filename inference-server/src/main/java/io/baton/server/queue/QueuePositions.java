package io.baton.server.queue;

import io.baton.conversation.handoff.EventType;
import io.baton.server.queue.QueueEstimates.View;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.estimate.WaitEstimator;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.order.Place;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.routing.Presence;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Tells customers who wait their places as they change, as events of type queue.position_changed,
 * also where only agents left; says once that it takes longer than it should (queue.still_waiting),
 * and offers a callback to those who would wait too long, once each.
 */
public final class QueuePositions {

  private final QueueStores stores;
  private final QueueEstimates estimates;
  private final Handoffs handoffs;
  private final BiPredicate<String, String> closed;

  /**
   * @param closed whether a queue of a workspace is, where no place is told
   */
  public QueuePositions(
      QueueStores stores,
      QueueEstimates estimates,
      Handoffs handoffs,
      BiPredicate<String, String> closed) {
    this.closed = closed;
    this.stores = stores;
    this.estimates = estimates;
    this.handoffs = handoffs;
  }

  /** Whoever else is due is told at the next look: assigning waits while places are told. */
  private static final int MOST = 50;

  /** What is to be told to one who waits. */
  private record Due(EventType type, Place place, Place.Update update) {}

  /** One who is to be told something. */
  private record Told(QueueItem item, Due due) {

    Instant last() {
      return item.course().told().map(Place::at).orElse(Instant.MIN);
    }
  }

  /**
   * A queue at a moment.
   *
   * @param waiting those who wait, in their order
   * @param staff agents of the queue who are there
   */
  private record Look(List<QueueItem> waiting, QueueSettings settings, int staff, Instant now) {

    Optional<Due> due(int index) {
      QueueItem item = waiting.get(index);
      Place place = new Place(index + 1, now, staff);
      Optional<Place> before = item.course().told();
      return Place.next(before, place, () -> cause(index, before), settings.times().updates())
          .map(update -> new Due(EventType.QUEUE_POSITION_CHANGED, place, update))
          .or(() ->
              late(item)
                  ? Optional.of(
                      new Due(
                          EventType.QUEUE_STILL_WAITING,
                          place,
                          new Place.Update(index + 1, index, Optional.empty())))
                  : Optional.empty());
    }

    /** Where nobody is there it is not that all are busy. */
    private boolean late(QueueItem item) {
      return !item.course().late()
          && staff > 0
          && now.isAfter(settings.priority().limit(item.waiter()))
          && item.course()
              .told()
              .filter(told -> !now.isBefore(told.at().plus(settings.times().updates())))
              .isPresent();
    }

    /** Somebody ahead came back from an agent since, or else has a higher priority. */
    private Place.Reason cause(int index, Optional<Place> before) {
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

    /** Those who are to be told something; who was told longest ago comes first. */
    List<Told> next() {
      return IntStream.range(0, waiting.size())
          .boxed()
          .flatMap(index -> due(index).map(due -> new Told(waiting.get(index), due)).stream())
          .sorted(Comparator.comparing(Told::last))
          .limit(MOST)
          .toList();
    }

    boolean nothing() {
      return IntStream.range(0, waiting.size()).noneMatch(index -> due(index).isPresent());
    }
  }

  /**
   * Tells what is to be told now.
   *
   * @return how many were told something
   */
  public int tell(Where queue, Instant now) {
    List<QueueItem> waiting = stores.items().waiting(queue.workspace(), queue.queue(), now);
    if (waiting.isEmpty()) {
      return 0;
    }
    Look first = new Look(waiting, stores.queue(queue).settings(), staff(queue, now), now);
    if (first.nothing() || closed.test(queue.workspace(), queue.queue())) {
      return 0;
    }
    View view = estimates.look(queue, now);
    WaitEstimator estimator = QueueEstimates.estimator(view);
    Look look = new Look(view.waiting(), view.settings(), first.staff(), now);
    int told = 0;
    for (Told next : look.next()) {
      WaitEstimate wait = QueueEstimates.estimate(view, estimator, next.item());
      told += tell(queue, next, wait, view) ? 1 : 0;
    }
    return told;
  }

  private int staff(Where queue, Instant now) {
    return (int)
        stores.agents().all(queue.workspace()).stream()
            .map(status -> status.routable(Map.of(), now))
            .filter(agent -> agent.presence() == Presence.ONLINE && agent.serves(queue.queue()))
            .count();
  }

  /** Whether it was told by this server: another may have been faster, or somebody took it. */
  private boolean tell(Where queue, Told told, WaitEstimate wait, View view) {
    QueueItem item = told.item();
    Due due = told.due();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("queue", queue.queue());
    details.put("position", due.update().position());
    details.put("ahead", due.update().ahead());
    due.update().worse().ifPresent(reason -> details.put("reason", reason.wireName()));
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
              if (!isAsSeen(queue, item, view.now())) {
                return false;
              }
              note(queue, item, due, details);
              if (offer) {
                handoffs.note(
                    key(queue, item), EventType.QUEUE_CALLBACK_OFFERED, details, view.now());
                stores.items().callbackOffered(queue.workspace(), item.handoff(), view.now());
              }
              return true;
            });
  }

  private boolean isAsSeen(Where queue, QueueItem item, Instant now) {
    return stores
        .items()
        .hold(key(queue, item), queue.queue(), now)
        .filter(held -> held.course().equals(item.course()))
        .isPresent();
  }

  private void note(Where queue, QueueItem item, Due due, Map<String, Object> details) {
    Instant now = due.place().at();
    handoffs.note(key(queue, item), due.type(), details, now);
    stores.items().told(queue.workspace(), item.handoff(), due.place());
    if (due.type() == EventType.QUEUE_STILL_WAITING) {
      stores.items().late(queue.workspace(), item.handoff(), now);
    }
  }

  private static Handoffs.Key key(Where queue, QueueItem item) {
    return new Handoffs.Key(queue.workspace(), item.conversation(), item.handoff());
  }
}
