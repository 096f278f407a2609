package io.baton.escalation.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * The items of a conversation so far as one sparse row: what the running sums of serving add up,
 * written out for training. An item that is left out here has no weight there. Not thread-safe.
 */
public final class PrefixRow {

  private static final Family[] FAMILIES = Family.values();
  private static final float GONE = 0.01f;

  private final Map<Long, Integer> soFar = new HashMap<>();
  private final Map<Long, Float> lately = new HashMap<>();
  private final LongPredicate kept;
  private final Set<Family> nowOnly;
  private Map<Long, Float> now = Map.of();
  private int turns;

  /** With all items, each in all three ways. */
  public PrefixRow() {
    this(item -> true, Set.of());
  }

  /**
   * @param kept items that are looked at
   * @param nowOnly families whose items count only where they are there now
   */
  public PrefixRow(LongPredicate kept, Set<Family> nowOnly) {
    this.kept = kept;
    this.nowOnly = Set.copyOf(nowOnly);
  }

  /** Takes the items of the next turn. */
  public void add(ItemSink items) {
    turns++;
    lately.replaceAll((item, value) -> value * PrefixItems.KEPT);
    now = new HashMap<>();
    items.each((item, family) -> {
      if (kept.test(item)) {
        add(item, !nowOnly.contains(FAMILIES[family]));
      }
    });
  }

  private void add(long item, boolean remembered) {
    now.merge(item, 1f, Float::sum);
    if (remembered) {
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
