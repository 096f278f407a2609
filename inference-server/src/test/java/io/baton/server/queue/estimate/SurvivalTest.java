package io.baton.server.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.server.queue.estimate.Survival.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SurvivalTest {

  private static Observation ended(double seconds) {
    return new Observation(seconds, true, 1);
  }

  private static Observation cut(double seconds) {
    return new Observation(seconds, false, 1);
  }

  /**
   * Weeks of remission under 6-mercaptopurine, the example of the textbooks since E. J. Freireich
   * et al. (1963): survival .857 after 6 weeks, .807 after 7, .753 after 10, .690 after 13, .627
   * after 16, .538 after 22, .448 after 23.
   */
  @Test
  void survivalIsThatOfThePublishedExample() {
    List<Observation> weeks = new ArrayList<>();
    for (double week : new double[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
      weeks.add(ended(week));
    }
    for (double week : new double[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
      weeks.add(cut(week));
    }
    Survival survival = Survival.of(weeks);
    double[][] published = {
      {5.9, 1}, {6, .857}, {7, .807}, {10, .753}, {13, .690}, {16, .627}, {22, .538}, {23, .448}
    };
    for (double[] point : published) {
      assertThat(survival.beyond(point[0])).isCloseTo(point[1], within(0.0006));
    }
  }

  @Test
  void timesCutShortAreNotTakenForEnds() {
    Random random = new Random(7);
    List<Observation> patience = new ArrayList<>();
    double naive = 0;
    int abandoned = 0;
    for (int i = 0; i < 20_000; i++) {
      double givesUp = -300 * Math.log(1 - random.nextDouble());
      double served = -60 * Math.log(1 - random.nextDouble());
      patience.add(new Observation(Math.min(givesUp, served), givesUp <= served, 1));
      if (givesUp <= served) {
        naive += givesUp;
        abandoned++;
      }
    }
    Survival survival = Survival.of(patience);
    assertThat(1 / survival.hazard()).isCloseTo(300, within(15.0));
    assertThat(naive / abandoned).isLessThan(60);
    assertThat(survival.beyond(200)).isCloseTo(Math.exp(-200.0 / 300), within(0.03));
  }

  @Test
  void whatIsLeftIsDrawnGivenHowLongItLasted() {
    Survival survival = Survival.of(List.of(ended(10), ended(20), ended(30), ended(40)));
    assertThat(survival.remaining(0, 0.9)).isEqualTo(10);
    assertThat(survival.remaining(0, 0.6)).isEqualTo(20);
    assertThat(survival.remaining(25, 0.9)).isEqualTo(5);
    assertThat(survival.remaining(1_000, 0.5)).isCloseTo(Math.log(2) * 25, within(1e-6));
    assertThat(Survival.of(List.of(cut(5))).remaining(0, 0.5)).isInfinite();
    assertThat(Survival.of(List.of()).beyond(9)).isEqualTo(1);
  }

  @Test
  void drawnTimesHaveTheMeanOfTheMeasuredOnes() {
    Random random = new Random(3);
    List<Observation> times = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      times.add(ended(-480 * Math.log(1 - random.nextDouble())));
    }
    Survival survival = Survival.of(times);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      sum += survival.remaining(0, 1 - random.nextDouble());
    }
    assertThat(sum / 20_000).isCloseTo(480, within(25.0));
  }

  @Test
  void recentTimesCountMore() {
    Survival survival =
        Survival.of(List.of(new Observation(10, true, 3), new Observation(100, true, 1)));
    assertThat(survival.beyond(50)).isCloseTo(0.25, within(1e-12));
  }
}
