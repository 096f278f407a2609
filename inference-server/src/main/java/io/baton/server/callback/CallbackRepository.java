package io.baton.server.callback;

import io.baton.server.hours.Interval;
import io.baton.server.hours.queue.QueueHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Callbacks as they are kept. All of it joins the transaction of its thread, if there is one. */
public interface CallbackRepository {

  /** Where a conversation waits for a human; empty if it does not. */
  Optional<Callback.Place> findWaiting(String workspace, String conversation);

  /** A callback. */
  Optional<Callback> find(String workspace, String id);

  /** The callback of a handoff that is booked. */
  Optional<Callback> findBooked(String workspace, String handoff);

  /** Times of the callbacks of a queue whose slots end after an instant. */
  List<Interval> listBooked(String workspace, String queue, Instant after);

  /**
   * Picks a slot while nobody else books one of the same queue, and keeps the callback with it.
   *
   * @param queue of the slot
   * @param pick the callback to keep, given the hours of the queue and the times that are booked;
   *     empty to keep nothing
   * @param token of the link that moves or cancels it; the one before ends
   * @return what was kept
   */
  Optional<Callback> keep(
      String workspace,
      String queue,
      Instant now,
      BiFunction<QueueHours, List<Interval>, Optional<Callback>> pick,
      String token);

  /** Notes that the slot of a callback that is booked has come. */
  void come(String workspace, String id, Instant now);

  /** Cancels a callback that is booked. */
  void cancel(String workspace, String id, String why, Instant now);

  /** A callback, which nobody else changes until the transaction ends. */
  Optional<Callback> lock(String workspace, String id);
}
