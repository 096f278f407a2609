package io.baton.server.hours.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.hours.Interval;
import io.baton.server.hours.OpeningHours;
import io.baton.server.hours.Weeks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SlotPlanTest {

  private static final OpeningHours OFFICE =
      Weeks.weekdays("Europe/Berlin", "09:15-11:00", "13:00-14:00");
  private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");

  private static Interval half(String start) {
    Instant at = Instant.parse("2026-06-01T" + start + ":00Z");
    return new Interval(at, at.plus(Duration.ofMinutes(30)));
  }

  private static List<String> starts(List<Slot> slots) {
    return slots.stream().map(slot -> slot.time().start().toString()).toList();
  }

  @Test
  void slotsAreWholeAndInsideTheHours() {
    SlotPlan plan = new SlotPlan(OFFICE, new SlotRules(30, 2, 0, 1));

    assertThat(plan.free(List.of(), MONDAY))
        .extracting(Slot::time)
        .containsExactly(half("07:30"), half("08:00"), half("08:30"), half("11:00"), half("11:30"));
  }

  @Test
  void bookedPlacesAreTakenOffAndFullSlotsAreNotOffered() {
    SlotPlan plan = new SlotPlan(OFFICE, new SlotRules(30, 2, 0, 1));
    List<Interval> booked = List.of(half("08:00"), half("08:00"), half("11:00"));

    assertThat(plan.free(booked, MONDAY))
        .containsExactly(
            new Slot(half("07:30"), 2),
            new Slot(half("08:30"), 2),
            new Slot(half("11:00"), 1),
            new Slot(half("11:30"), 2));
    assertThat(plan.find(half("08:00").start(), booked, MONDAY)).isEmpty();
  }

  @Test
  void bookingsOfOtherLengthsTakePlacesInAllTheyOverlap() {
    SlotPlan plan = new SlotPlan(OFFICE, new SlotRules(30, 1, 0, 1));
    Instant start = Instant.parse("2026-06-01T07:45:00Z");
    List<Interval> booked = List.of(new Interval(start, start.plus(Duration.ofMinutes(30))));

    assertThat(plan.free(booked, MONDAY))
        .extracting(Slot::time)
        .containsExactly(half("08:30"), half("11:00"), half("11:30"));
  }

  @Test
  void leadAndDaysAheadBoundThem() {
    SlotPlan plan = new SlotPlan(OFFICE, new SlotRules(60, 1, 120, 2));

    assertThat(starts(plan.free(List.of(), Instant.parse("2026-06-01T07:30:00Z"))))
        .containsExactly("2026-06-01T11:00:00Z", "2026-06-02T08:00:00Z", "2026-06-02T11:00:00Z");
  }

  @Test
  void noCapacityIsNoSlot() {
    assertThat(new SlotPlan(OFFICE, new SlotRules(30, 0, 0, 10)).free(List.of(), MONDAY)).isEmpty();
  }

  @Test
  void slotsAreAtRoundMinutesOfTheWallOnDaysOfChange() {
    // Lord Howe's clocks go back half an hour at 02:00: the second 01:30 is 15:00 UTC.
    SlotPlan plan =
        new SlotPlan(Weeks.daily("Australia/Lord_Howe", "00:00-04:00"), new SlotRules(60, 1, 0, 1));
    List<Slot> slots = plan.free(List.of(), Instant.parse("2026-04-04T12:00:00Z"));

    assertThat(slots)
        .extracting(slot -> slot.time().start().atZone(ZoneId.of("Australia/Lord_Howe")))
        .extracting(time -> time.toLocalTime().toString())
        .containsExactly("00:00", "01:00", "02:00", "03:00");
  }

  @Test
  void bookingWhatIsOfferedNeverExceedsTheCapacity() {
    SlotPlan plan = new SlotPlan(OFFICE, new SlotRules(15, 3, 0, 3));
    List<Interval> booked = new ArrayList<>();
    for (List<Slot> free = plan.free(booked, MONDAY);
        !free.isEmpty();
        free = plan.free(booked, MONDAY)) {
      booked.add(free.get(booked.size() % free.size()).time());
    }

    // Seven quarters before noon from 09:15, four after, on three days, three times.
    assertThat(booked).hasSize(99);
    assertThat(booked)
        .allSatisfy(one -> assertThat(booked.stream().filter(one::overlaps)).hasSize(3));
  }

  @Test
  void rulesNameWhatIsOutOfRange() {
    assertThatThrownBy(() -> new SlotRules(25, 1, 0, 1))
        .hasMessage("minutes: 25 is not one of [5, 10, 15, 20, 30, 60]");
    assertThatThrownBy(() -> new SlotRules(30, -1, 0, 1))
        .hasMessage("capacity: -1 is not in 0..1000");
    assertThatThrownBy(() -> new SlotRules(30, 1, 0, 61))
        .hasMessage("daysAhead: 61 is not in 1..60");
  }
}
