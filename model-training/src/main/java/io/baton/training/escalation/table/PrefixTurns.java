package io.baton.training.escalation.table;

import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.ItemSink;
import io.baton.training.linear.FeatureRows;
import io.baton.training.linear.KeyColumns;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * Turns of conversations with their items, of which {@link #rows} makes rows. Not thread-safe while
 * it is filled.
 */
final class PrefixTurns {

  private static final Family[] FAMILIES = Family.values();

  private final LongPredicate kept;
  private final Set<Family> nowOnly;
  private final KeyColumns known = new KeyColumns();
  private final BitSet remembered = new BitSet();
  private int[] items = new int[4096];
  private int cells;

  /** Where the cells of each turn begin, and those of the last one end. */
  private int[] starts = new int[1024];

  private int turns;

  /** Of each turn, or -1. */
  private int[] row = new int[1024];

  private int rows;
  private int[] begins = new int[256];
  private int conversations;

  /**
   * @param kept items that are looked at
   * @param nowOnly families whose items count only where they are there now
   */
  PrefixTurns(LongPredicate kept, Set<Family> nowOnly) {
    this.kept = kept;
    this.nowOnly = Set.copyOf(nowOnly);
  }

  /** The turns that come are of the next conversation, or of its next episode. */
  void begin() {
    begins = holding(begins, conversations + 1);
    begins[conversations++] = turns;
  }

  /**
   * Adds the next turn of the conversation.
   *
   * @param isRow whether there is a row of it, which is the next one then
   */
  void add(ItemSink turn, boolean isRow) {
    turn.each((item, family) -> {
      if (kept.test(item)) {
        add(item, !nowOnly.contains(FAMILIES[family]));
      }
    });
    row = holding(row, turns + 1);
    row[turns++] = isRow ? rows++ : -1;
    starts = holding(starts, turns + 1);
    starts[turns] = cells;
  }

  private void add(long item, boolean remember) {
    int number = known.of(item);
    if (remember) {
      remembered.set(number);
    }
    items = holding(items, cells + 1);
    items[cells++] = number;
  }

  private static int[] holding(int[] numbers, int count) {
    return count <= numbers.length ? numbers : Arrays.copyOf(numbers, count + (count >> 1));
  }

  /** A row of each turn that is one. Nothing may be added afterwards. */
  FeatureRows rows() {
    return PrefixRows.of(this, known, remembered);
  }

  int rowCount() {
    return rows;
  }

  /** Items of all turns. */
  TurnItems items() {
    return new TurnItems(
        Arrays.copyOf(starts, turns + 1), Arrays.copyOf(items, cells), known.size());
  }

  int conversations() {
    return conversations;
  }

  /** First turn of a conversation. */
  int begin(int conversation) {
    return begins[conversation];
  }

  /** Turn after the last one of a conversation. */
  int end(int conversation) {
    return conversation + 1 < conversations ? begins[conversation + 1] : turns;
  }

  /** Turns of the longest conversation. */
  int longest() {
    int longest = 0;
    for (int i = 0; i < conversations; i++) {
      longest = Math.max(longest, end(i) - begin(i));
    }
    return longest;
  }

  /** Rows of the turns from one to before another. */
  int rows(int from, int to) {
    return (int) IntStream.range(from, to).filter(this::isRow).count();
  }

  boolean isRow(int turn) {
    return row[turn] >= 0;
  }

  /** Number of the row of a turn that is one. */
  int row(int turn) {
    return row[turn];
  }
}
