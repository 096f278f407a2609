package io.baton.server.queue.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;

/**
 * Handoffs by quarter of an hour of the days of a time zone, whole days only. Where clocks go back
 * an hour counts twice, where they go forward one is empty. Immutable.
 */
final class Counts {

  /** A quarter of an hour. */
  static final Duration QUARTER = Duration.ofMinutes(15);

  static final int QUARTERS = 96;

  private final Map<LocalDate, int[]> days = new HashMap<>();
  private final LocalDate first;
  private final LocalDate today;
  private final ZoneId zone;
  private final int total;

  /**
   * @param handoffs by the beginning of their quarters
   * @param now the day that it is in is not over
   */
  Counts(Map<Instant, Integer> handoffs, ZoneId zone, Instant now) {
    this.zone = zone;
    this.today = LocalDate.ofInstant(now, zone);
    Instant oldest = handoffs.keySet().stream().min(Instant::compareTo).orElse(now);
    // The first day may have begun before there was anything to count.
    this.first = LocalDate.ofInstant(oldest, zone).plusDays(1);
    int all = 0;
    for (Map.Entry<Instant, Integer> one : handoffs.entrySet()) {
      ZonedDateTime at = one.getKey().atZone(zone);
      if (known(at.toLocalDate())) {
        days.computeIfAbsent(at.toLocalDate(), day -> new int[QUARTERS])[quarter(at)] +=
            one.getValue();
        all += one.getValue();
      }
    }
    this.total = all;
  }

  private static int quarter(ZonedDateTime at) {
    return at.getHour() * 4 + at.getMinute() / 15;
  }

  /** Whether all of a day was counted. */
  boolean known(LocalDate day) {
    return !day.isBefore(first) && day.isBefore(today);
  }

  /**
   * Handoffs of a quarter.
   *
   * @param quarter of the day; below 0 or above 95 of the day before or after
   */
  int of(LocalDate day, int quarter) {
    LocalDate real = day.plusDays(Math.floorDiv(quarter, QUARTERS));
    int[] counts = days.get(real);
    return counts == null ? 0 : counts[Math.floorMod(quarter, QUARTERS)];
  }

  /** Of all whole days. */
  int total() {
    return total;
  }

  LocalDate today() {
    return today;
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  int quarter(Instant at) {
    return quarter(at.atZone(zone));
  }
}
