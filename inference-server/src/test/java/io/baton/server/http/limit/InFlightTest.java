package io.baton.server.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InFlightTest {

  private static InFlight of(int most) {
    return new InFlight(new CapacityLimit(most, most, System.nanoTime()));
  }

  private static int entered(InFlight inFlight, String workspace, int attempts) {
    return (int) IntStream.range(0, attempts).filter(attempt -> inFlight.enter(workspace)).count();
  }

  @Test
  void whatIsBeyondTheBoundIsRefusedUntilOneIsAnswered() {
    InFlight inFlight = of(8);
    assertThat(entered(inFlight, "a", 20)).isEqualTo(8);
    assertThat(inFlight.now()).isEqualTo(8);
    inFlight.leave("a");
    assertThat(entered(inFlight, "a", 20)).isEqualTo(1);
  }

  @Test
  void aWorkspaceThatSendsLittleGetsInBesideOneThatSendsMuch() {
    InFlight inFlight = of(8);
    entered(inFlight, "noisy", 20);
    // Half of the bound each, for there are two.
    assertThat(entered(inFlight, "quiet", 20)).isEqualTo(4);
    inFlight.leave("noisy");
    assertThat(entered(inFlight, "noisy", 5)).isZero();
  }

  @Test
  void manyWorkspacesTogetherDoNotGoBeyondTwiceTheBound() {
    InFlight inFlight = of(8);
    int all = IntStream.range(0, 100).map(number -> entered(inFlight, "w-" + number, 1)).sum();
    assertThat(all).isEqualTo(16);
  }

  @Test
  void whoHasLeftNoLongerShares() {
    InFlight inFlight = of(8);
    entered(inFlight, "a", 8);
    IntStream.range(0, 8).forEach(one -> inFlight.leave("a"));
    assertThat(inFlight.now()).isZero();
    assertThat(entered(inFlight, "b", 20)).isEqualTo(8);
  }
}
