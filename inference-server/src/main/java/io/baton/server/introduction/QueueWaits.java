package io.baton.server.introduction;

import io.baton.server.introduction.ExpectedStaff.Line;
import io.baton.server.queue.QueueEstimates;
import io.baton.server.queue.QueueEstimates.View;
import io.baton.server.queue.QueueStores;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.estimate.WaitEstimator;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.order.PriorityRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits as queues estimate them. Thread-safe. */
public final class QueueWaits implements ExpectedStaff.Waits {

  private final QueueStores stores;
  private final Clock clock;

  public QueueWaits(QueueStores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public Optional<Duration> of(Line line) {
    // Where no agents are described, others give out, and nothing is known of waits.
    if (!stores.agents().hasAny(line.workspace())) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    View view = new QueueEstimates(stores).look(new Where(line.workspace(), line.queue()), now);
    PriorityRules rules = view.settings().priority();
    QueueItem newcomer = QueueItem.newcomer(line.queue(), now);
    WaitEstimate estimate =
        QueueEstimates.estimate(
            view, QueueEstimates.estimator(view), newcomer.at(rules.turn(newcomer.waiter())));
    return switch (estimate) {
      case WaitEstimate.Known known ->
          Optional.of(Duration.ofSeconds((long) Math.ceil(known.p50Seconds())));
      case WaitEstimate.Unknown unknown ->
          Optional.of(ExpectedStaff.ENDLESS)
              .filter(any -> unknown.why().equals(WaitEstimator.NOBODY));
    };
  }
}
