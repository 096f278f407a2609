package io.baton.server.queue.item;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was measured of a queue. */
public interface QueueHistory {

  /**
   * A handoff that an agent had or that waited.
   *
   * @param item as its queue saw it
   * @param since when it began to wait
   * @param agent whom it was with last
   * @param given when that agent got it
   * @param ended when it ended, wrap-up included
   * @param abandoned whether the customer left before an agent wrote
   */
  record Past(
      QueueItem item,
      Instant since,
      Optional<String> agent,
      Optional<Instant> given,
      Optional<Instant> ended,
      boolean abandoned) {

    /** Time with the agent, wrap-up included. */
    public Optional<Duration> handling() {
      return given.flatMap(from -> ended.map(to -> Duration.between(from, to)));
    }
  }

  /** Those that ended after a moment, the last first, at most so many. */
  List<Past> ended(ItemRepository.Where queue, Instant after, int most);

  /** Those of agents now, and those that they write up. */
  List<Past> atHand(ItemRepository.Where queue);
}
