package io.baton.escalation.feature;

import java.util.HashMap;
import java.util.Map;

/**
 * The items of a conversation so far as one sparse row: what the running sums of serving add up,
 * written out for training. Not thread-safe.
 */
public final class PrefixRow {

  private static final float GONE = 0.01f;

  private final Map<Long, Integer> soFar = new HashMap<>();
  private final Map<Long, Float> lately = new HashMap<>();
  private Map<Long, Float> now = Map.of();
  private int turns;

  /** Takes the items of the next turn. */
  public void add(ItemSink items) {
    turns++;
    lately.replaceAll((item, value) -> value * PrefixItems.KEPT);
    now = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      long item = items.hash(i);
      now.merge(item, 1f, Float::sum);
      soFar.merge(item, 1, Integer::sum);
      lately.merge(item, 1f, Float::sum);
    }
  }

  /** The row after the last turn: keys of {@link PrefixItems} with their values. */
  public Map<Long, Float> row() {
    Map<Long, Float> row = new HashMap<>(now);
    float scale = PrefixItems.scale(turns);
    soFar.forEach((item, count) -> row.put(PrefixItems.soFar(item), count * scale));
    lately.forEach((item, value) -> {
      if (value > GONE) {
        row.put(PrefixItems.lately(item), value);
      }
    });
    return row;
  }
}
