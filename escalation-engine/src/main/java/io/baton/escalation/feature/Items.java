package io.baton.escalation.feature;

import io.baton.escalation.turn.TurnView;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hashed items of a turn, of the families that a model uses. Pure and thread-safe. */
final class Items {

  private static final Map<Family, ItemFamily> ALL =
      Map.of(
          Family.INTENT, new IntentItems(),
          Family.ENTITY, new EntityItems(),
          Family.TEXT, new WordItems(),
          Family.SPELLING, new SpellingItems(),
          Family.SIGNAL, new SignalItems());

  private final List<ItemFamily> families;

  Items(Set<Family> used) {
    this.families = EnumSet.copyOf(used).stream().filter(ALL::containsKey).map(ALL::get).toList();
  }

  ItemSink of(TurnView view, long[] before) {
    ItemSink sink = new ItemSink();
    long head = IntentItems.head(view);
    for (ItemFamily family : families) {
      family.emit(view, head, before, sink);
    }
    return sink;
  }
}
