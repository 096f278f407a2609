package io.baton.server.hours.queue;

import io.baton.conversation.history.FieldException;
import io.baton.server.hours.OpeningHours;
import io.baton.server.hours.slot.SlotPlan;
import io.baton.server.hours.slot.SlotRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a queue is open, and what is done while it is not.
 *
 * @param queue its id
 * @param callbacks how it calls back; empty if it does not
 * @param follow ids of queues that answer while it is closed, in order, at most 20, each once and
 *     not itself
 * @param articles whether who waits while nobody is there is offered articles
 */
public record QueueHours(
    String queue,
    OpeningHours hours,
    Optional<SlotRules> callbacks,
    List<String> follow,
    boolean articles) {

  private static final int MOST_FOLLOW = 20;

  public QueueHours {
    follow = List.copyOf(follow);
    if (follow.size() > MOST_FOLLOW) {
      throw new FieldException("follow", follow.size() + " queues are not in 0.." + MOST_FOLLOW);
    }
    if (follow.contains(queue) || Set.copyOf(follow).size() < follow.size()) {
      throw new FieldException("follow", "names '" + queue + "' itself, or a queue twice");
    }
  }

  /**
   * Whether it is closed, and so are all that it follows.
   *
   * @param others hours of these, keyed by id; one that is missing is always open
   */
  boolean closed(Instant at, Map<String, QueueHours> others) {
    return !hours.isOpen(at)
        && follow.stream()
            .allMatch(id -> others.containsKey(id) && !others.get(id).hours().isOpen(at));
  }

  /** Its slots for callbacks; empty if it does not call back. */
  public Optional<SlotPlan> slots() {
    return callbacks.map(rules -> new SlotPlan(hours, rules));
  }
}
