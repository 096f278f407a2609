package io.baton.server.queue.simulation;

import io.baton.server.queue.QueueEstimates;
import io.baton.server.queue.QueueEstimates.View;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.item.QueueItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Estimates that customers were given when they came, to be held against their waits. */
final class Guesses {

  /** An estimate looks at all that was measured: one for each that waits would take long. */
  private static final int EVERY = 5;

  private final Services services;
  private final Map<String, WaitEstimate.Known> made = new HashMap<>();
  private int waited;
  private int unknown;

  Guesses(Services services) {
    this.services = services;
  }

  /** Estimates the wait of a handoff that just came, if it waits and its turn has come. */
  void consider(String handoff, Instant now) {
    if (!services.find(handoff).status().waiting() || ++waited % EVERY != 0) {
      return;
    }
    View view = services.estimates().look(Services.queue(), now);
    Optional<QueueItem> item =
        view.waiting().stream().filter(one -> one.handoff().equals(handoff)).findFirst();
    if (item.isEmpty()) {
      return;
    }
    switch (QueueEstimates.estimate(view, QueueEstimates.estimator(view), item.get())) {
      case WaitEstimate.Known known -> made.put(handoff, known);
      case WaitEstimate.Unknown nothing -> unknown++;
    }
  }

  /** By handoff. */
  Map<String, WaitEstimate.Known> made() {
    return made;
  }

  int unknown() {
    return unknown;
  }
}
