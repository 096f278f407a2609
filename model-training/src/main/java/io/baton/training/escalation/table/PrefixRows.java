package io.baton.training.escalation.table;

import io.baton.escalation.feature.PrefixItems;
import io.baton.training.linear.FeatureRows;
import io.baton.training.linear.KeyColumns;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Rows of turns with the items of their conversation so far, in the three ways of {@link
 * PrefixItems}, without any row being written out. A turn takes the time and memory of its own
 * items, not of all that came before. Immutable.
 */
final class PrefixRows implements FeatureRows {

  /** A column for an item now, one for it so far, one for it lately. */
  static final int WAYS = 3;

  static final int SO_FAR = 1;
  static final int LATELY = 2;

  private final PrefixTurns turns;

  /** Those that have a column. */
  private final TurnItems items;

  /** Of each column 3 × item + way. */
  private final int[] places;

  private final long[] keys;
  private final double[] factors;

  private PrefixRows(
      PrefixTurns turns, TurnItems items, int[] places, long[] keys, double[] factors) {
    this.turns = turns;
    this.items = items;
    this.places = places;
    this.keys = keys;
    this.factors = factors;
  }

  /**
   * All columns of turns that are complete.
   *
   * @param remembered items that count in all three ways; others count now alone
   */
  static PrefixRows of(PrefixTurns turns, KeyColumns known, BitSet remembered) {
    int count = known.size();
    int[] places = new int[WAYS * count];
    long[] keys = new long[places.length];
    int columns = 0;
    for (int item = 0; item < count; item++) {
      for (int way = 0; way < (remembered.get(item) ? WAYS : 1); way++) {
        places[columns] = WAYS * item + way;
        keys[columns++] = key(known.key(item), way);
      }
    }
    double[] factors = new double[columns];
    Arrays.fill(factors, 1);
    return new PrefixRows(
        turns,
        turns.items(),
        Arrays.copyOf(places, columns),
        Arrays.copyOf(keys, columns),
        factors);
  }

  private static long key(long item, int way) {
    return switch (way) {
      case SO_FAR -> PrefixItems.soFar(item);
      case LATELY -> PrefixItems.lately(item);
      default -> item;
    };
  }

  @Override
  public int rows() {
    return turns.rowCount();
  }

  @Override
  public int columns() {
    return places.length;
  }

  @Override
  public long key(int column) {
    return keys[column];
  }

  /** A column that remembers an item is in all rows from its first turn on. */
  @Override
  public int[] counts() {
    int[] now = new int[items.count()];
    int[] since = new int[items.count()];
    int[] seenIn = new int[items.count()];
    int[] seenAt = new int[items.count()];
    for (int talk = 0; talk < turns.conversations(); talk++) {
      int left = turns.rows(turns.begin(talk), turns.end(talk));
      for (int turn = turns.begin(talk); turn < turns.end(talk); turn++) {
        int one = turns.isRow(turn) ? 1 : 0;
        for (int i = items.starts()[turn]; i < items.starts()[turn + 1]; i++) {
          int item = items.items()[i];
          now[item] += seenAt[item] == turn + 1 ? 0 : one;
          since[item] += seenIn[item] == talk + 1 ? 0 : left;
          seenIn[item] = talk + 1;
          seenAt[item] = turn + 1;
        }
        left -= one;
      }
    }
    int[] counts = new int[places.length];
    for (int column = 0; column < counts.length; column++) {
      int item = places[column] / WAYS;
      counts[column] = places[column] % WAYS == 0 ? now[item] : since[item];
    }
    return counts;
  }

  @Override
  public Pass pass() {
    return new PrefixPass(turns, items, places, factors);
  }

  @Override
  public FeatureRows scaled(double[] more) {
    double[] multiplied = new double[factors.length];
    Arrays.setAll(multiplied, column -> factors[column] * more[column]);
    return new PrefixRows(turns, items, places, keys, multiplied);
  }

  @Override
  public FeatureRows only(int[] kept) {
    int[] numbers = new int[items.count()];
    Arrays.fill(numbers, -1);
    int[] newPlaces = new int[kept.length];
    long[] newKeys = new long[kept.length];
    double[] newFactors = new double[kept.length];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      int item = places[kept[i]] / WAYS;
      if (numbers[item] < 0) {
        numbers[item] = count++;
      }
      newPlaces[i] = WAYS * numbers[item] + places[kept[i]] % WAYS;
      newKeys[i] = keys[kept[i]];
      newFactors[i] = factors[kept[i]];
    }
    return new PrefixRows(turns, items.renumbered(numbers, count), newPlaces, newKeys, newFactors);
  }
}
