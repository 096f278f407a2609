package io.baton.server.hours.slot;

import io.baton.server.hours.Interval;
import io.baton.server.hours.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Slots of a queue: whole ones inside its opening hours, at round minutes of the clock on its wall.
 */
public record SlotPlan(OpeningHours hours, SlotRules rules) {

  /**
   * Slots that can be booked.
   *
   * @param booked the times of all callbacks that are booked; one that overlaps a slot takes a
   *     place in it, so that a change of hours or lengths books none over capacity
   * @param now slots begin no sooner than its lead, and no later than the days ahead
   */
  public List<Slot> free(List<Interval> booked, Instant now) {
    return all(now).stream()
        .map(time -> new Slot(time, left(time, booked)))
        .filter(slot -> slot.free() > 0)
        .toList();
  }

  /**
   * The slot that begins at an instant, if it can be booked.
   *
   * @param booked as for {@link #free}
   */
  public Optional<Slot> find(Instant start, List<Interval> booked, Instant now) {
    return free(booked, now).stream().filter(slot -> slot.time().start().equals(start)).findFirst();
  }

  private int left(Interval time, List<Interval> booked) {
    long taken = booked.stream().filter(time::overlaps).count();
    return (int) Math.max(0, rules.capacity() - taken);
  }

  private List<Interval> all(Instant now) {
    Instant earliest = now.plus(Duration.ofMinutes(rules.leadMinutes()));
    Instant latest = now.plus(Duration.ofDays(rules.daysAhead()));
    if (!earliest.isBefore(latest)) {
      return List.of();
    }
    List<Interval> slots = new ArrayList<>();
    for (Interval open : hours.open(new Interval(earliest, latest))) {
      Instant start = round(open.start());
      while (!end(start).isAfter(open.end())) {
        slots.add(new Interval(start, end(start)));
        start = round(end(start));
      }
    }
    return slots;
  }

  private Instant end(Instant start) {
    return start.plus(rules.minutes(), ChronoUnit.MINUTES);
  }

  /** The first instant, not before, at which the clock on the wall shows a multiple of a slot. */
  private Instant round(Instant from) {
    Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
    Instant at = minute.isBefore(from) ? minute.plus(1, ChronoUnit.MINUTES) : minute;
    ZoneId zone = hours.zone();
    // Not by arithmetic: zones change their offset by other than whole hours too.
    while (at.atZone(zone).getMinute() % rules.minutes() != 0) {
      at = at.plus(1, ChronoUnit.MINUTES);
    }
    return at;
  }
}
