package io.baton.server.hours;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opening hours in JSON; {@link HoursReader} reads them.
 *
 * @param timeZone of the IANA database
 * @param week openings of each day that has any, keyed by monday to sunday
 */
public record HoursView(
    String timeZone,
    Map<String, List<Opening>> week,
    List<Day> holidays,
    List<Range> openings,
    List<Range> closures) {

  /** An opening of a day; 24:00 is the end of the day, what is before from is on the next. */
  public record Opening(String from, String to) {

    static Opening of(Shift shift) {
      return new Opening(
          shift.from().toString(),
          shift.to().equals(LocalTime.MIDNIGHT) ? "24:00" : shift.to().toString());
    }
  }

  /** A holiday: of one date, or of a month and day of every year. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Day(String date, String yearly, String name) {

    static Day of(Holiday holiday) {
      return switch (holiday) {
        case Holiday.Once once -> new Day(once.date().toString(), "", once.name());
        case Holiday.Yearly yearly ->
            new Day("", yearly.day().toString().substring(2), yearly.name());
      };
    }
  }

  /** A time at which the usual hours do not hold, local. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Range(String from, String to, String reason) {

    static Range of(Exceptional exceptional) {
      return new Range(
          exceptional.from().toString(), exceptional.to().toString(), exceptional.reason());
    }
  }

  /** The JSON form of opening hours. */
  public static HoursView of(OpeningHours hours) {
    Map<String, List<Opening>> week = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (!hours.week().on(day).isEmpty()) {
        week.put(WeeklyHours.name(day), hours.week().on(day).stream().map(Opening::of).toList());
      }
    }
    return new HoursView(
        hours.zone().getId(),
        week,
        hours.holidays().stream().map(Day::of).toList(),
        hours.openings().stream().map(Range::of).toList(),
        hours.closures().stream().map(Range::of).toList());
  }
}
