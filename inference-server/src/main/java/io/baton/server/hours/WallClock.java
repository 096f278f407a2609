package io.baton.server.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * Times by the clock on a wall as instants. Where clocks go forward, a time that is left out is the
 * instant at which they do. Where they go back, a time comes twice: what opens does so at the first
 * and what closes at the second, so that nobody is closed while the clock says open.
 */
record WallClock(ZoneId zone) {

  Instant opens(LocalDateTime time) {
    return leftOut(time).orElseGet(() -> time.toInstant(offsets(time).getFirst()));
  }

  Instant closes(LocalDateTime time) {
    return leftOut(time).orElseGet(() -> time.toInstant(offsets(time).getLast()));
  }

  Optional<Interval> open(LocalDateTime from, LocalDateTime to) {
    return Interval.between(opens(from), closes(to));
  }

  /** A day from its first instant to that of the next; none where the zone left the day out. */
  Optional<Interval> day(LocalDate date) {
    return Interval.between(start(date), start(date.plusDays(1)));
  }

  private Instant start(LocalDate date) {
    return opens(date.atStartOfDay());
  }

  LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private List<ZoneOffset> offsets(LocalDateTime time) {
    return zone.getRules().getValidOffsets(time);
  }

  private Optional<Instant> leftOut(LocalDateTime time) {
    return offsets(time).isEmpty()
        ? Optional.ofNullable(zone.getRules().getTransition(time))
            .map(ZoneOffsetTransition::getInstant)
        : Optional.empty();
  }
}
