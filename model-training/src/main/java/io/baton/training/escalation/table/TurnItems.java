package io.baton.training.escalation.table;

import java.util.Arrays;

/**
 * Items of turns, one turn after another. Immutable.
 *
 * @param starts where the items of each turn begin, and those of the last one end
 * @param items number of each; one that is there twice in a turn is there twice
 * @param count items that there are are numbered from 0 to below this
 */
record TurnItems(int[] starts, int[] items, int count) {

  /**
   * Those that have a new number.
   *
   * @param numbers new number of each item, or -1
   * @param newCount new numbers that there are
   */
  TurnItems renumbered(int[] numbers, int newCount) {
    int[] newStarts = new int[starts.length];
    int[] kept = new int[items.length];
    int size = 0;
    for (int turn = 0; turn + 1 < starts.length; turn++) {
      for (int i = starts[turn]; i < starts[turn + 1]; i++) {
        if (numbers[items[i]] >= 0) {
          kept[size++] = numbers[items[i]];
        }
      }
      newStarts[turn + 1] = size;
    }
    return new TurnItems(newStarts, Arrays.copyOf(kept, size), newCount);
  }
}
