package io.baton.training.escalation.table;

import io.baton.escalation.feature.PrefixItems;
import io.baton.training.linear.FeatureRows;
import java.util.Arrays;

/**
 * A pass over {@link PrefixRows}. What a conversation sums up goes on from turn to turn, as in
 * serving: forwards for scores, backwards for what the rows pull. Not thread-safe.
 */
final class PrefixPass implements FeatureRows.Pass {

  private final PrefixTurns turns;
  private final int[] starts;
  private final int[] items;
  private final int[] places;
  private final double[] factors;

  /** Weights and sums where the columns have their places: those of an item are together. */
  private final double[] weights;

  private final double[] sums;

  /** Of each turn of a conversation. */
  private final double[] pulls;

  /**
   * @param items that have a column
   * @param places of each column
   * @param factors with which each column is multiplied
   */
  PrefixPass(PrefixTurns turns, TurnItems items, int[] places, double[] factors) {
    this.turns = turns;
    this.starts = items.starts();
    this.items = items.items();
    this.places = places;
    this.factors = factors;
    this.weights = new double[PrefixRows.WAYS * items.count()];
    this.sums = new double[PrefixRows.WAYS * items.count()];
    this.pulls = new double[turns.longest()];
  }

  @Override
  public void pull(double[] columns, FeatureRows.Pull pull, double[] vector) {
    Arrays.fill(sums, 0);
    for (int column = 0; column < places.length; column++) {
      weights[places[column]] = columns[column] * factors[column];
    }
    for (int talk = 0; talk < turns.conversations(); talk++) {
      forwards(talk, pull);
      backwards(talk);
    }
    for (int column = 0; column < places.length; column++) {
      vector[column] += sums[places[column]] * factors[column];
    }
  }

  private void forwards(int talk, FeatureRows.Pull pull) {
    double soFar = 0;
    double lately = 0;
    int begin = turns.begin(talk);
    for (int turn = begin; turn < turns.end(talk); turn++) {
      double now = 0;
      lately *= PrefixItems.KEPT;
      for (int i = starts[turn]; i < starts[turn + 1]; i++) {
        int at = PrefixRows.WAYS * items[i];
        now += weights[at];
        soFar += weights[at + PrefixRows.SO_FAR];
        lately += weights[at + PrefixRows.LATELY];
      }
      double score = now + PrefixItems.scale(turn - begin + 1) * soFar + lately;
      pulls[turn - begin] = turns.isRow(turn) ? pull.of(turns.row(turn), score) : 0;
    }
  }

  private void backwards(int talk) {
    double soFar = 0;
    double lately = 0;
    int begin = turns.begin(talk);
    for (int turn = turns.end(talk) - 1; turn >= begin; turn--) {
      double now = pulls[turn - begin];
      soFar += PrefixItems.scale(turn - begin + 1) * now;
      lately = PrefixItems.KEPT * lately + now;
      for (int i = starts[turn]; i < starts[turn + 1]; i++) {
        int at = PrefixRows.WAYS * items[i];
        sums[at] += now;
        sums[at + PrefixRows.SO_FAR] += soFar;
        sums[at + PrefixRows.LATELY] += lately;
      }
    }
  }
}
