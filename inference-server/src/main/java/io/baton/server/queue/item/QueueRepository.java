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

  /** Whether a queue was described, is served, has hours, is the usual one, or was waited in. */
  boolean knows(String workspace, String queue);

  /**
   * Whether a conversation may wait in a queue: as {@link #knows}, but not for having been waited
   * in; in any where an agent serves all, or neither queues nor agents were described, for then
   * others give out.
   */
  boolean takes(String workspace, String queue);

  /** Where handoffs wait if nothing says otherwise. */
  String usual(String workspace);

  /** Ids of all queues: described, served, or waited in. */
  Set<String> ids(String workspace);

  /**
   * Removes what was said of a queue.
   *
   * @return whether something was
   */
  boolean delete(String workspace, String queue);
}
