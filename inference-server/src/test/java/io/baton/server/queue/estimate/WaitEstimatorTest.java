package io.baton.server.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.server.queue.estimate.QueueState.Overtaking;
import io.baton.server.queue.estimate.Survival.Observation;
import io.baton.server.queue.estimate.WaitEstimate.Basis;
import io.baton.server.queue.estimate.WaitEstimate.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WaitEstimatorTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Survival ENDLESS = Survival.of(List.of());

  private static Survival exponential(int n, double mean) {
    Random random = new Random(11);
    List<Observation> times = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      // Evenly through the distribution, so that few times are like it, too.
      double part = (i + 0.5) / n;
      times.add(new Observation(-mean * Math.log(part), true, 1));
    }
    Collections.shuffle(times, random);
    return Survival.of(times);
  }

  private static QueueState queue(int busy, int ahead) {
    return new QueueState(
        Collections.nCopies(busy, 100.0), 0, Collections.nCopies(ahead, 30.0), Overtaking.NOBODY);
  }

  private static Known known(Survival handling, Survival patience, QueueState state) {
    return (Known) new WaitEstimator(handling, patience).estimate(state, NOW);
  }

  @Test
  void fewTimesOrNoStaffAreUnknown() {
    assertThat(new WaitEstimator(exponential(4, 300), ENDLESS).estimate(queue(3, 2), NOW))
        .isEqualTo(new WaitEstimate.Unknown("4 handle times were measured, 5 are needed", NOW));
    assertThat(new WaitEstimator(exponential(90, 300), ENDLESS).estimate(queue(0, 2), NOW))
        .isEqualTo(new WaitEstimate.Unknown("nobody serves the queue now", NOW));
  }

  @Test
  void whereSomebodyIsFreeThereIsNoWait() {
    QueueState free = new QueueState(List.of(5.0), 2, List.of(3.0), Overtaking.NOBODY);
    assertThat(known(exponential(3, 300), ENDLESS, free).basis()).isEqualTo(Basis.NO_WAIT);
  }

  /** With exponential times both ways must agree with the chain that theory gives. */
  @Test
  void playingAgreesWithTheoryWhereItHolds() {
    Known played = known(exponential(2_000, 300), ENDLESS, queue(5, 9));
    Known theory = known(exponential(29, 300), ENDLESS, queue(5, 9));
    assertThat(played.basis()).isEqualTo(Basis.MEASURED);
    assertThat(theory.basis()).isEqualTo(Basis.ERLANG_A);
    // Ten stages of 60 s each: median 580 s, ninth decile 852 s.
    assertThat(theory.p50Seconds()).isCloseTo(580, within(25.0));
    assertThat(theory.p90Seconds()).isCloseTo(852, within(35.0));
    assertThat(played.p50Seconds()).isCloseTo(580, within(40.0));
    assertThat(played.p90Seconds()).isCloseTo(852, within(60.0));
  }

  @Test
  void asManyFreePlacesAsAreAheadAreNotYetOneOfTheirOwn() {
    QueueState taken = new QueueState(List.of(5.0), 1, List.of(3.0), Overtaking.NOBODY);
    assertThat(known(exponential(40, 300), ENDLESS, taken).p50Seconds()).isPositive();
    QueueState rest = new QueueState(List.of(5.0, 5.0), 0, List.of(), Overtaking.NOBODY);
    Survival few = exponential(29, 300);
    assertThat(known(few, ENDLESS, taken)).isEqualTo(known(few, ENDLESS, rest));
  }

  @Test
  void thirtyHandleTimesAreEnoughToPlayWith() {
    assertThat(known(exponential(30, 300), ENDLESS, queue(5, 9)).basis()).isEqualTo(Basis.MEASURED);
  }

  @Test
  void thoseWhoGiveUpCountWhereFewTimesAreMeasuredToo() {
    Survival few = exponential(29, 300);
    double alone = known(few, ENDLESS, queue(5, 9)).p50Seconds();
    assertThat(known(few, exponential(500, 200), queue(5, 9)).p50Seconds()).isLessThan(alone * 0.9);
  }

  @Test
  void whoComesAfterTheTurnHasComeGoesBeforeNobody() {
    Survival handling = exponential(500, 300);
    QueueState state = queue(3, 0);
    QueueState slow =
        new QueueState(state.busy(), 0, state.ahead(), new Overtaking(0.000_1, 1_000_000));
    assertThat(known(handling, ENDLESS, slow).p50Seconds())
        .isLessThan(1.2 * known(handling, ENDLESS, state).p50Seconds());
  }

  /** 2,001 stages of 60 s each: mean 120,060 s, standard deviation 2,684 s. */
  @Test
  void behindManyFewerPlaysSayAsMuch() {
    Known played = known(exponential(2_000, 300), ENDLESS, queue(5, 2_000));
    assertThat(played.p50Seconds()).isCloseTo(120_060, within(1_800.0));
    assertThat(played.p90Seconds()).isCloseTo(123_500, within(1_800.0));
  }

  @Test
  void thoseWhoGiveUpMakeTheWaitShorterAndThoseWhoOvertakeLonger() {
    Survival handling = exponential(500, 300);
    QueueState state = queue(3, 8);
    double alone = known(handling, ENDLESS, state).p50Seconds();
    assertThat(known(handling, exponential(500, 200), state).p50Seconds()).isLessThan(alone * 0.9);
    QueueState overtaken =
        new QueueState(state.busy(), 0, state.ahead(), new Overtaking(0.005, 600));
    assertThat(known(handling, ENDLESS, overtaken).p50Seconds()).isGreaterThan(alone * 1.1);
  }

  @Test
  void theSameInputGivesTheSameEstimate() {
    assertThat(known(exponential(100, 300), exponential(50, 400), queue(4, 6)))
        .isEqualTo(known(exponential(100, 300), exponential(50, 400), queue(4, 6)));
  }

  @Test
  void aLongerQueueNeverWaitsLess() {
    double before = 0;
    for (int ahead = 0; ahead < 40; ahead += 4) {
      double p50 =
          known(exponential(300, 300), exponential(300, 900), queue(4, ahead)).p50Seconds();
      assertThat(p50).isGreaterThanOrEqualTo(before * 0.97);
      before = p50;
    }
  }
}
