package io.baton.server.hours;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opening hours for tests. */
public final class Weeks {

  private Weeks() {}

  /** A shift such as 09:00-17:00; 24:00 is the end of the day. */
  public static Shift shift(String text) {
    String to = text.substring(6);
    return new Shift(
        LocalTime.parse(text.substring(0, 5)),
        to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to));
  }

  /** The same openings every day of the week. */
  public static OpeningHours daily(String zone, String... shifts) {
    return of(zone, List.of(DayOfWeek.values()), shifts);
  }

  /** The same openings from Monday to Friday. */
  public static OpeningHours weekdays(String zone, String... shifts) {
    return of(zone, List.of(DayOfWeek.values()).subList(0, 5), shifts);
  }

  private static OpeningHours of(String zone, List<DayOfWeek> open, String... shifts) {
    Map<DayOfWeek, List<Shift>> days = new EnumMap<>(DayOfWeek.class);
    open.forEach(day -> days.put(day, Stream.of(shifts).map(Weeks::shift).toList()));
    return new OpeningHours(
        ZoneId.of(zone), new WeeklyHours(days), List.of(), List.of(), List.of());
  }
}
