package io.baton.server.queue.item;

import io.baton.server.queue.settings.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queues, as they are kept. */
public interface QueueRepository {

  /**
   * Describes a queue, anew or otherwise than before.
   *
   * @return whether it is new; empty if there is no such workspace
   */
  Optional<Boolean> save(String workspace, Queue queue, Instant now);

  /** A queue that was described. */
  Optional<Queue> find(String workspace, String queue);

  /** Queues that were described whose ids come after one, in their order, at most so many. */
  List<Queue> list(String workspace, String after, int most);

  /** Whether a queue was described, is served, or was ever waited in. */
  boolean knows(String workspace, String queue);

  /** Ids of all queues: described, served, or waited in. */
  Set<String> ids(String workspace);

  /**
   * Removes what was said of a queue.
   *
   * @return whether something was
   */
  boolean delete(String workspace, String queue);
}
