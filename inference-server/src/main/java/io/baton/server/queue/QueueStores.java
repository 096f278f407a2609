package io.baton.server.queue;

import io.baton.server.agent.AgentRepository;
import io.baton.server.agent.AgentStatus;
import io.baton.server.queue.item.ItemRepository;
import io.baton.server.queue.item.QueueHistory;
import io.baton.server.queue.item.QueueRepository;
import io.baton.server.queue.settings.Queue;
import io.baton.server.routing.Staff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where queues, their items and their agents are kept.
 *
 * @param queues what was said of them
 * @param items what waits in them
 * @param history what was measured
 * @param agents who serves them
 */
public record QueueStores(
    QueueRepository queues, ItemRepository items, QueueHistory history, AgentRepository agents) {

  /** A queue as it was described, or as usual. */
  public Queue queue(ItemRepository.Where where) {
    return queues
        .find(where.workspace(), where.queue())
        .orElseGet(() -> Queue.usual(where.queue().isEmpty() ? "none" : where.queue()));
  }

  /** Who could be chosen in a workspace now. */
  public Staff staff(String workspace, Instant now) {
    return staff(agents.all(workspace), queues.ids(workspace), items.loads(workspace), now);
  }

  /** Who could be chosen of these agents with these conversations at hand. */
  static Staff staff(
      List<AgentStatus> all,
      Set<String> queues,
      Map<String, Map<String, Integer>> loads,
      Instant now) {
    return new Staff(
        all.stream()
            .map(status -> status.routable(loads.getOrDefault(status.agent().id(), Map.of()), now))
            .toList(),
        queues);
  }
}
