package io.baton.server.hours;

import io.baton.conversation.history.FieldException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Openings of every week.
 *
 * @param days the openings of each day in order, at most 12 a day, none over another; a day without
 *     any is closed
 */
public record WeeklyHours(Map<DayOfWeek, List<Shift>> days) {

  private static final int MOST = 12;
  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

  public WeeklyHours {
    EnumMap<DayOfWeek, List<Shift>> sorted = new EnumMap<>(DayOfWeek.class);
    days.forEach((day, shifts) -> {
      if (shifts.size() > MOST) {
        throw new FieldException(
            name(day), shifts.size() + " openings are not in 0.." + MOST + " a day");
      }
      if (!shifts.isEmpty()) {
        sorted.put(
            day, shifts.stream().sorted(Comparator.comparingInt(Shift::firstMinute)).toList());
      }
    });
    checkApart(sorted);
    days = Collections.unmodifiableMap(sorted);
  }

  private record Placed(DayOfWeek day, Shift shift) {

    int start() {
      return (day.getValue() - 1) * DAY + shift.firstMinute();
    }

    int end() {
      return (day.getValue() - 1) * DAY + shift.endMinute();
    }
  }

  private static void checkApart(Map<DayOfWeek, List<Shift>> days) {
    List<Placed> all = new ArrayList<>();
    days.forEach((day, shifts) -> shifts.forEach(shift -> all.add(new Placed(day, shift))));
    for (int i = 0; i < all.size(); i++) {
      Placed one = all.get(i);
      Placed next = all.get((i + 1) % all.size());
      int start = i + 1 == all.size() ? next.start() + WEEK : next.start();
      if (one.end() > start) {
        throw new FieldException(
            name(next.day()),
            "'"
                + next.shift().from()
                + "' lies in the opening of "
                + name(one.day())
                + " from "
                + one.shift().from()
                + " to "
                + one.shift().to());
      }
    }
  }

  /** Openings that begin on a day, in order. */
  public List<Shift> on(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  /** Name of a day in JSON, such as monday. */
  static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
