package io.baton.server.hours.queue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hours of queues, as they are kept. */
public interface HoursRepository {

  /** Hours of a queue; empty if it has none of its own. */
  Optional<QueueHours> find(String workspace, String queue);

  /** Hours of some queues, keyed by id; those without any are left out. */
  Map<String, QueueHours> find(String workspace, List<String> queues);

  /** Hours of all queues that have any, keyed by workspace and id. */
  Map<String, Map<String, QueueHours>> all();

  /** Keeps hours in place of those before. */
  void save(String workspace, QueueHours hours, Instant at, String by);
}
