package io.baton.server.hours;

import io.baton.conversation.history.FieldException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a queue is open. What counts, the later over the earlier: the week, holidays, exceptional
 * openings, exceptional closures. Times are those of the clock on the wall in its zone; see {@link
 * WallClock} for the days on which clocks change.
 *
 * @param zone of the IANA time zone database, such as Europe/Berlin
 * @param week the usual openings
 * @param holidays at most 400
 * @param openings exceptional ones, at most 400
 * @param closures exceptional ones, at most 400
 */
public record OpeningHours(
    ZoneId zone,
    WeeklyHours week,
    List<Holiday> holidays,
    List<Exceptional> openings,
    List<Exceptional> closures) {

  /** Openings are looked for no further ahead. */
  public static final Duration HORIZON = Duration.ofDays(800);

  private static final int MOST = 400;
  private static final Duration FIRST_LOOK = Duration.ofDays(8);

  public OpeningHours {
    holidays = limited("holidays", holidays);
    openings = limited("openings", openings);
    closures = limited("closures", closures);
  }

  private static <T> List<T> limited(String field, List<T> list) {
    if (list.size() > MOST) {
      throw new FieldException(field, list.size() + " are not in 0.." + MOST);
    }
    return List.copyOf(list);
  }

  /** Open day and night, without an end. */
  public static OpeningHours always(ZoneId zone) {
    Map<DayOfWeek, List<Shift>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, List.of(new Shift(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
    }
    return new OpeningHours(zone, new WeeklyHours(days), List.of(), List.of(), List.of());
  }

  /** Whether it is open at an instant. */
  public boolean isOpen(Instant at) {
    return !open(new Interval(at, at.plusNanos(1))).isEmpty();
  }

  /**
   * When it opens, at an instant at which it is open: that instant.
   *
   * @return empty if it does not open within {@link #HORIZON}
   */
  public Optional<Instant> nextOpening(Instant at) {
    return firstOpen(at).map(Interval::start);
  }

  /**
   * When it closes next, after an instant at which it is open or after its next opening.
   *
   * @return empty if it neither opens nor closes within {@link #HORIZON}
   */
  public Optional<Instant> nextClosing(Instant at) {
    return open(new Interval(at, at.plus(HORIZON))).stream()
        .findFirst()
        .map(Interval::end)
        .filter(end -> end.isBefore(at.plus(HORIZON)));
  }

  private Optional<Interval> firstOpen(Instant at) {
    return first(at, at.plus(FIRST_LOOK)).or(() -> first(at, at.plus(HORIZON)));
  }

  private Optional<Interval> first(Instant at, Instant until) {
    return open(new Interval(at, until)).stream().findFirst();
  }

  /**
   * How long it is open between two instants.
   *
   * @param to not before the other
   */
  public Duration openBetween(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to: " + to + " is before " + from);
    }
    return Interval.between(from, to)
        .map(range ->
            open(range).stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus))
        .orElse(Duration.ZERO);
  }

  /**
   * The first instant at which it has been open for so long since another; none is that instant.
   *
   * @param open not negative
   * @return empty if that is not within {@link #HORIZON}
   */
  public Optional<Instant> afterOpen(Instant from, Duration open) {
    if (open.isNegative()) {
      throw new IllegalArgumentException("open: " + open + " is negative");
    }
    if (open.isZero()) {
      return Optional.of(from);
    }
    return after(from, open, FIRST_LOOK).or(() -> after(from, open, HORIZON));
  }

  private Optional<Instant> after(Instant from, Duration open, Duration look) {
    Duration left = open;
    for (Interval interval : open(new Interval(from, from.plus(look)))) {
      if (left.compareTo(interval.length()) <= 0) {
        return Optional.of(interval.start().plus(left));
      }
      left = left.minus(interval.length());
    }
    return Optional.empty();
  }

  /** All of a range at which it is open, in order; openings that touch are one. */
  public List<Interval> open(Interval range) {
    WallClock clock = new WallClock(zone);
    // An opening may reach over midnight into the day before which it is asked for.
    LocalDate first = clock.date(range.start()).minusDays(2);
    LocalDate last = clock.date(range.end()).plusDays(1);
    List<Interval> usual = new ArrayList<>();
    List<Interval> off = new ArrayList<>();
    for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
      if (isHoliday(date)) {
        clock.day(date).ifPresent(off::add);
      } else {
        usual.addAll(shifts(clock, date));
      }
    }
    List<Interval> all = new ArrayList<>(Interval.without(usual, off));
    all.addAll(intervals(clock, openings));
    return Interval.merged(Interval.without(all, intervals(clock, closures))).stream()
        .flatMap(interval -> interval.within(range).stream())
        .toList();
  }

  private List<Interval> shifts(WallClock clock, LocalDate date) {
    return week.on(date.getDayOfWeek()).stream()
        .flatMap(shift -> clock.open(shift.opens(date), shift.closes(date)).stream())
        .toList();
  }

  private static List<Interval> intervals(WallClock clock, List<Exceptional> exceptions) {
    return exceptions.stream().flatMap(one -> clock.open(one.from(), one.to()).stream()).toList();
  }

  /** Whether a date in its zone is a holiday. */
  public boolean isHoliday(LocalDate date) {
    return holidays.stream().anyMatch(holiday -> holiday.falls(date));
  }
}
