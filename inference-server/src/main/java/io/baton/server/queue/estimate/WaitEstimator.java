package io.baton.server.queue.estimate;

import io.baton.server.queue.estimate.WaitEstimate.Basis;
import java.time.Instant;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Estimates waits. With enough measured handle times, by playing the queue from now on many times:
 * conversations at hand end after what is left of their handle time given how long they have
 * lasted, those ahead are taken in their order or give up, and the moment at which the turn comes
 * is the wait. Both times are drawn from {@link Survival}, so that those who were served count as
 * patience cut short. With few, by Erlang-A given the place: the wait is a chain of stages with
 * rates places / mean handle time + (those ahead) / mean patience. With none it is unknown. Always
 * the same for the same input. Immutable.
 */
public final class WaitEstimator {

  /** Handle times from which on they are played with. */
  public static final int ENOUGH = 30;

  /** Handle times below which nothing is said. */
  public static final int FEWEST = 5;

  private static final int MOST_RUNS = 400;
  private static final int FEWEST_RUNS = 60;

  /** Of one estimate, for assigning waits meanwhile. The wait behind many varies less, too. */
  /** Why a wait is unknown that has no end yet. */
  public static final String NOBODY = "nobody serves the queue now";

  private static final int MOST_PLAYED = 40_000;

  private static final long SEED = 20_260_101L;

  private final Survival handling;
  private final Survival patience;

  /**
   * @param handling time from being given to an agent until the agent is free again
   * @param patience time until giving up; cut short by being served
   */
  public WaitEstimator(Survival handling, Survival patience) {
    this.handling = handling;
    this.patience = patience;
  }

  /** The wait of the next conversation after those ahead. */
  public WaitEstimate estimate(QueueState state, Instant now) {
    int n = handling.ends();
    if (state.places() == 0) {
      return new WaitEstimate.Unknown(NOBODY, now);
    }
    if (state.free() > state.ahead().size()) {
      return new WaitEstimate.Known(0, 0, Basis.NO_WAIT, n, now);
    }
    if (n < FEWEST) {
      return new WaitEstimate.Unknown(
          n + " handle times were measured, " + FEWEST + " are needed", now);
    }
    return n < ENOUGH ? byTheory(state, now) : byPlaying(state, now);
  }

  private WaitEstimate byTheory(QueueState state, Instant now) {
    int ahead = state.ahead().size() - state.free();
    double[] rates = new double[ahead + 1];
    for (int j = 0; j <= ahead; j++) {
      rates[ahead - j] = state.places() * handling.hazard() + j * patience.hazard();
    }
    PureDeath chain = new PureDeath(rates);
    return new WaitEstimate.Known(
        chain.quantile(0.5), chain.quantile(0.9), Basis.ERLANG_A, handling.ends(), now);
  }

  private WaitEstimate byPlaying(QueueState state, Instant now) {
    int runs = Math.clamp(MOST_PLAYED / Math.max(1, state.ahead().size()), FEWEST_RUNS, MOST_RUNS);
    double[] waits = new double[runs];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int run = 0; run < runs; run++) {
      waits[run] = play(state, random);
    }
    Arrays.sort(waits);
    return new WaitEstimate.Known(
        waits[runs / 2], waits[runs * 9 / 10], Basis.MEASURED, handling.ends(), now);
  }

  private double play(QueueState state, SplittableRandom random) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    state.busy().forEach(age -> free.add(handling.remaining(age, part(random))));
    for (int i = 0; i < state.free(); i++) {
      free.add(0.0);
    }
    for (double waited : state.ahead()) {
      double givesUp = patience.remaining(waited, part(random));
      double handled = handling.remaining(0, part(random));
      if (givesUp >= free.element()) {
        free.add(free.remove() + handled);
      }
    }
    return turn(state.overtaking(), free, random);
  }

  private double turn(
      QueueState.Overtaking overtaking, PriorityQueue<Double> free, SplittableRandom random) {
    double comes = 0;
    while (overtaking.perSecond() > 0) {
      comes -= Math.log(part(random)) / overtaking.perSecond();
      if (comes >= overtaking.seconds() || comes > free.element()) {
        break;
      }
      double givesUp = comes + patience.remaining(0, part(random));
      double handled = handling.remaining(0, part(random));
      if (givesUp >= free.element()) {
        free.add(free.remove() + handled);
      }
    }
    return free.element();
  }

  /** In (0, 1]: its logarithm is finite. */
  private static double part(SplittableRandom random) {
    return 1 - random.nextDouble();
  }
}
