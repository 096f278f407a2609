package io.baton.escalation.model;

import io.baton.escalation.feature.ItemSink;
import io.baton.escalation.feature.PrefixItems;
import java.util.HashMap;
import java.util.Map;

/**
 * The items of a conversation so far as one sparse row: what the running sums of serving add up,
 * written out. Not thread-safe.
 */
final class PrefixRow {

  private final Map<Long, Integer> soFar = new HashMap<>();
  private final Map<Long, Float> lately = new HashMap<>();
  private Map<Long, Float> now = Map.of();
  private int turns;

  /** Takes the items of the next turn. */
  void add(ItemSink items) {
    turns++;
    lately.replaceAll((item, value) -> value * PrefixItems.KEPT);
    now = new HashMap<>();
    items.each((item, family) -> {
      now.merge(item, 1f, Float::sum);
      soFar.merge(item, 1, Integer::sum);
      lately.merge(item, 1f, Float::sum);
    });
  }

  /** The row after the last turn: keys of {@link PrefixItems} with their values. */
  Map<Long, Float> row() {
    Map<Long, Float> row = new HashMap<>(now);
    float scale = PrefixItems.scale(turns);
    soFar.forEach((item, count) -> row.put(PrefixItems.soFar(item), count * scale));
    lately.forEach((item, value) -> row.put(PrefixItems.lately(item), value));
    return row;
  }
}
