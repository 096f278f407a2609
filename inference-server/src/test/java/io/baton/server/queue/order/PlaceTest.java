package io.baton.server.queue.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.queue.order.Place.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlaceTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Duration GAP = Duration.ofSeconds(5);

  private static Optional<Place.Update> next(int before, int position, long secondsLater) {
    return Place.next(
        Optional.of(new Place(before, NOW, 2)),
        new Place(position, NOW.plusSeconds(secondsLater), 2),
        () -> Reason.PRIORITY,
        GAP);
  }

  @Test
  void theFirstPlaceIsToldAtOnce() {
    assertThat(Place.next(Optional.empty(), new Place(4, NOW, 0), () -> Reason.PRIORITY, GAP))
        .contains(new Place.Update(4, 3, Optional.empty()));
  }

  @Test
  void updatesKeepTheirDistance() {
    assertThat(next(4, 3, 4)).isEmpty();
    assertThat(next(4, 3, 5)).contains(new Place.Update(3, 2, Optional.empty()));
    assertThat(next(4, 4, 60)).isEmpty();
  }

  @Test
  void fewerAgentsAreAReasonWhereThePlaceIsTheSame() {
    Optional<Place> told = Optional.of(new Place(4, NOW, 2));
    Instant later = NOW.plus(GAP);
    assertThat(Place.next(told, new Place(4, later, 1), () -> Reason.PRIORITY, GAP))
        .contains(new Place.Update(4, 3, Optional.of(Reason.STAFFING)));
    assertThat(Place.next(told, new Place(4, later, 3), () -> Reason.PRIORITY, GAP)).isEmpty();
    assertThat(Place.next(told, new Place(3, later, 1), () -> Reason.PRIORITY, GAP))
        .contains(new Place.Update(3, 2, Optional.empty()));
    assertThat(Place.next(told, new Place(4, NOW.plusSeconds(4), 1), () -> Reason.PRIORITY, GAP))
        .isEmpty();
  }

  @Test
  void aWorsePlaceHasAReasonAndABetterOneNone() {
    assertThat(next(4, 6, 9)).contains(new Place.Update(6, 5, Optional.of(Reason.PRIORITY)));
    assertThat(next(6, 5, 9).orElseThrow().worse()).isEmpty();
  }
}
