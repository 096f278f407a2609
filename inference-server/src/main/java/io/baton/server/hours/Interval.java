package io.baton.server.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time, its end not in it.
 *
 * @param start the first instant
 * @param end the first instant after it, after the start
 */
public record Interval(Instant start, Instant end) {

  public Interval {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("end: " + end + " is not after the start " + start);
    }
  }

  /** The stretch from one instant to another; empty if there is none between them. */
  static Optional<Interval> between(Instant start, Instant end) {
    return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(start, end);
  }

  /** Whether both have an instant in common. */
  public boolean overlaps(Interval other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** What both have in common. */
  Optional<Interval> within(Interval other) {
    return between(
        start.isAfter(other.start) ? start : other.start,
        end.isBefore(other.end) ? end : other.end);
  }

  /** The same time in as few stretches as possible, in order; those that touch become one. */
  static List<Interval> merged(List<Interval> intervals) {
    List<Interval> sorted =
        intervals.stream().sorted(Comparator.comparing(Interval::start)).toList();
    List<Interval> merged = new ArrayList<>();
    for (Interval next : sorted) {
      if (merged.isEmpty() || merged.getLast().end.isBefore(next.start)) {
        merged.add(next);
      } else if (merged.getLast().end.isBefore(next.end)) {
        merged.add(new Interval(merged.removeLast().start, next.end));
      }
    }
    return List.copyOf(merged);
  }

  /** The first without what lies in any of the others. */
  static List<Interval> without(List<Interval> intervals, List<Interval> removed) {
    List<Interval> left = intervals;
    for (Interval hole : removed) {
      List<Interval> next = new ArrayList<>();
      for (Interval whole : left) {
        between(whole.start, hole.start.isBefore(whole.end) ? hole.start : whole.end)
            .ifPresent(next::add);
        between(hole.end.isAfter(whole.start) ? hole.end : whole.start, whole.end)
            .ifPresent(next::add);
      }
      left = next;
    }
    return left;
  }
}
