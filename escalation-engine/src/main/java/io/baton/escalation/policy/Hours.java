package io.baton.escalation.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours of the week. Where {@code until} is not after {@code from}, they go over midnight and
 * belong to the day on which they begin.
 *
 * @param zone of the clock
 * @param days on which they begin
 * @param from first minute
 * @param until first minute that is not in them
 */
public record Hours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until) {

  public Hours {
    days = Set.copyOf(days);
  }

  boolean contains(Instant instant) {
    ZonedDateTime local = instant.atZone(zone);
    LocalTime time = local.toLocalTime();
    if (from.isBefore(until)) {
      return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(until);
    }
    return (days.contains(local.getDayOfWeek()) && !time.isBefore(from))
        || (days.contains(local.getDayOfWeek().minus(1)) && time.isBefore(until));
  }
}
