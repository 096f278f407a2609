package io.baton.server.hours;

import io.baton.conversation.history.FieldException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * One opening of a day, by the clock on the wall.
 *
 * @param from when it opens, in whole minutes
 * @param to when it closes, in whole minutes; at or before the opening it is on the next day, and
 *     00:00 is the end of the day
 */
public record Shift(LocalTime from, LocalTime to) {

  private static final int DAY = 24 * 60;

  public Shift {
    wholeMinutes("from", from);
    wholeMinutes("to", to);
    if (from.equals(to) && !from.equals(LocalTime.MIDNIGHT)) {
      throw new FieldException(
          "to", "'" + to + "' is when it opens; a whole day is 00:00 to 24:00");
    }
  }

  private static void wholeMinutes(String field, LocalTime time) {
    if (time.getSecond() != 0 || time.getNano() != 0) {
      throw new FieldException(field, "'" + time + "' is no whole minute in 00:00..24:00");
    }
  }

  /** Minute of the day at which it opens, 0 to 1439. */
  int firstMinute() {
    return from.toSecondOfDay() / 60;
  }

  /** Minute at which it closes, counted from the start of the day on which it opens, 1 to 2879. */
  int endMinute() {
    int end = to.toSecondOfDay() / 60;
    return end <= firstMinute() ? end + DAY : end;
  }

  LocalDateTime opens(LocalDate date) {
    return date.atTime(from);
  }

  LocalDateTime closes(LocalDate date) {
    return (endMinute() >= DAY ? date.plusDays(1) : date).atTime(to);
  }
}
