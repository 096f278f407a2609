package io.baton.server.queue.item;

import java.time.Instant;
import java.util.List;

/** What agents took by themselves, as it is kept. */
public interface TakenRepository {

  /** What an agent took who was there then, and when the agent was last heard. */
  record Left(ItemRepository.Reserved reserved, Instant heard) {}

  /**
   * What agents of all workspaces took who were heard then, but not since a moment. Those who never
   * are have no presence, and keep what they took.
   */
  List<Left> ofGoneAgents(Instant heardBefore);

  /** Workspaces in which agents have something of a queue that has no item. */
  List<String> workspaces();

  /** What agents of a workspace have of a queue and has no item; all but its turn is right. */
  List<QueueItem> unlisted(String workspace);
}
