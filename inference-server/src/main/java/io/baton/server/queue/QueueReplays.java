package io.baton.server.queue;

import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueHistory.Past;
import io.baton.server.queue.replay.Replay;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.routing.Staff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays past handoffs of queues again under other settings. Nothing is kept. */
public final class QueueReplays {

  private static final int MOST = 2_000;

  private final QueueStores stores;
  private final Clock clock;

  public QueueReplays(QueueStores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * Both sides.
   *
   * @param present under the settings that the queue has
   * @param proposed under the others
   */
  public record Comparison(Replay.Result present, Replay.Result proposed) {}

  /**
   * Plays the handoffs of so many days, at most the last 2000, with the agents as they are now.
   *
   * @throws ProblemException 422 if there is no such queue
   */
  public Comparison compare(Where queue, QueueSettings proposed, int days) {
    if (!stores.queues().knows(queue.workspace(), queue.queue())) {
      throw new ProblemException(
          Problem.of(Problem.Kind.INVALID, "queue", "there is no queue '" + queue.queue() + "'"));
    }
    Instant now = clock.instant();
    List<Past> ended = stores.history().ended(queue, now.minus(Duration.ofDays(days)), MOST);
    Staff staff = stores.staff(queue.workspace(), now);
    return new Comparison(
        Replay.play(ended, staff, stores.queue(queue).settings()),
        Replay.play(ended, staff, proposed));
  }
}
