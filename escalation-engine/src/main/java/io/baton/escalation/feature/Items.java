package io.baton.escalation.feature;

import io.baton.escalation.turn.TurnView;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The hashed items of a turn, of the families that a model uses. Pure and thread-safe. */
final class Items {

  /** Makes hashed items of a turn. Pure and thread-safe. */
  @FunctionalInterface
  interface ItemFamily {

    /**
     * Adds the items of a turn.
     *
     * @param head hash of speaker and intent of this turn
     * @param memory of the turns before
     */
    void emit(TurnView view, long head, float[] memory, ItemSink sink);
  }

  private static final Map<Family, Supplier<ItemFamily>> ALL =
      Map.of(
          Family.INTENT, IntentItems::new,
          Family.ENTITY, EntityItems::new,
          Family.TEXT, WordItems::new,
          Family.SPELLING, SpellingItems::new,
          Family.RELEVANCE, ExchangeItems::new,
          Family.SIGNAL, SignalItems::new);

  private static final int FEW = 32;
  private static final int A_TOKEN = 2;
  private static final int MOST_EXPECTED = 4096;

  private final List<ItemFamily> families;

  Items(Set<Family> used) {
    this.families =
        EnumSet.copyOf(used).stream()
            .filter(ALL::containsKey)
            .map(ALL::get)
            .map(Supplier::get)
            .toList();
  }

  ItemSink of(TurnView view, float[] memory) {
    ItemSink sink = new ItemSink(expected(view));
    long head = IntentItems.head(view);
    for (ItemFamily family : families) {
      family.emit(view, head, memory, sink);
    }
    return sink;
  }

  /** As many as a text of usual length has, so that the sink need not grow. */
  private static int expected(TurnView view) {
    return Math.min(MOST_EXPECTED, FEW + A_TOKEN * view.text().size());
  }
}
