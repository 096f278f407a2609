package io.baton.server.hours.slot;

import io.baton.conversation.history.FieldException;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a queue calls back.
 *
 * @param minutes length of a slot: 5, 10, 15, 20, 30 or 60
 * @param capacity callbacks in a slot, 0 to 1000; with 0 there are none
 * @param leadMinutes between a booking and its slot at least, 0 to 10080
 * @param daysAhead that slots are offered for, 1 to 60
 */
public record SlotRules(int minutes, int capacity, int leadMinutes, int daysAhead) {

  private static final Set<Integer> LENGTHS = Set.of(5, 10, 15, 20, 30, 60);
  private static final int MOST_CAPACITY = 1000;
  private static final int MOST_LEAD = 7 * 24 * 60;
  private static final int MOST_DAYS = 60;

  public SlotRules {
    if (!LENGTHS.contains(minutes)) {
      throw new FieldException("minutes", minutes + " is not one of " + new TreeSet<>(LENGTHS));
    }
    within("capacity", capacity, 0, MOST_CAPACITY);
    within("leadMinutes", leadMinutes, 0, MOST_LEAD);
    within("daysAhead", daysAhead, 1, MOST_DAYS);
  }

  private static void within(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new FieldException(field, value + " is not in " + least + ".." + most);
    }
  }
}
