package io.baton.server.queue;

import io.baton.conversation.handoff.EventType;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.order.PriorityRules;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Moves those up whose messages become more urgent while they wait, as events of type
 * queue.priority_changed. Urgency never falls while somebody waits.
 */
public final class QueueUrgency {

  /** Smaller rises change nothing: they would only make noise. */
  private static final double LEAST_RISE = 0.1;

  /** In one transaction: turns of these conversations wait for it. */
  private static final int TOGETHER = 50;

  private final QueueStores stores;
  private final Handoffs handoffs;

  public QueueUrgency(QueueStores stores, Handoffs handoffs) {
    this.stores = stores;
    this.handoffs = handoffs;
  }

  /**
   * Notes how urgent messages were.
   *
   * @param urgencies probabilities in [0, 1] by conversation and turn; their handoffs may wait or
   *     not
   * @return how many that wait moved
   */
  public int heard(String workspace, Map<String, Map<String, Double>> urgencies, Instant now) {
    List<Rise> rises =
        stores.items().waitingOf(workspace, urgencies.keySet()).stream()
            .map(item ->
                new Rise(
                    item, greatest(item, urgencies.getOrDefault(item.conversation(), Map.of()))))
            .filter(rise -> rise.urgency() >= rise.item().facts().urgency() + LEAST_RISE)
            // As turns are written, so that neither waits for what the other holds.
            .sorted(Comparator.comparing(rise -> rise.item().conversation()))
            .toList();
    Map<String, PriorityRules> known = new HashMap<>();
    Function<String, PriorityRules> rules =
        queue ->
            known.computeIfAbsent(
                queue, id -> stores.queue(new Where(workspace, id)).settings().priority());
    for (int from = 0; from < rises.size(); from += TOGETHER) {
      List<Rise> some = rises.subList(from, Math.min(rises.size(), from + TOGETHER));
      stores
          .items()
          .inTransaction(
              workspace,
              () -> {
                some.forEach(rise -> raise(workspace, rise, rules.apply(rise.item().queue()), now));
                return true;
              });
    }
    return rises.size();
  }

  private record Rise(QueueItem item, double urgency) {}

  /** Not of the turn that led to the handoff: it is why there is one. */
  private static double greatest(QueueItem item, Map<String, Double> turns) {
    return turns.entrySet().stream()
        .filter(turn -> !item.facts().trigger().equals(Optional.of(turn.getKey())))
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private void raise(String workspace, Rise rise, PriorityRules rules, Instant now) {
    QueueItem item = rise.item();
    QueueItem urgent = item.urgent(rise.urgency());
    Instant turn = rules.turn(urgent.waiter());
    // The conversation is what all that change a handoff hold first.
    handoffs.note(
        new Handoffs.Key(workspace, item.conversation(), item.handoff()),
        EventType.QUEUE_PRIORITY_CHANGED,
        Map.of(
            "queue", item.queue(),
            "urgencyBefore", item.facts().urgency(),
            "urgency", rise.urgency(),
            "pointsBefore", rules.points(item.waiter(), now),
            "points", rules.points(urgent.waiter(), now)),
        now);
    stores.items().reorder(workspace, item.handoff(), urgent.facts(), turn);
  }
}
