package io.baton.server.queue.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the same weekday and time of day brought in the weeks before, newer weeks counting more,
 * smoothed over half an hour before and after. How much days differ beyond chance is measured by
 * what such means would have told of the days that are known. Immutable.
 */
final class Seasonality {

  private static final int MOST_WEEKS = 8;
  private static final int LEAST_WEEKS = 2;
  private static final int LEAST_HANDOFFS = 50;
  private static final double HALF_LIFE_WEEKS = 4;

  /** Days back that tell how far means are off. */
  private static final int TRIED = 28;

  private static final double[] NEIGHBOURS = {1 / 9.0, 2 / 9.0, 3 / 9.0, 2 / 9.0, 1 / 9.0};

  private final Counts counts;
  private final double dispersion;

  private Seasonality(Counts counts) {
    this.counts = counts;
    this.dispersion = dispersion(counts);
  }

  /**
   * Of what was counted.
   *
   * @return empty where that is less than 50 handoffs or two weeks
   */
  static Optional<Seasonality> of(Counts counts) {
    boolean enough =
        counts.total() >= LEAST_HANDOFFS && counts.known(counts.today().minusWeeks(LEAST_WEEKS));
    return enough ? Optional.of(new Seasonality(counts)) : Optional.empty();
  }

  /**
   * A mean, and the variance that it has itself by chance, as a multiple of it.
   *
   * @param share 1 over the number of quarters that stand behind it, as it were
   */
  private record Mean(double mean, double share) {}

  private static Optional<Mean> mean(Counts counts, LocalDate day, int quarter) {
    double sum = 0;
    double weights = 0;
    double squares = 0;
    int weeks = 0;
    for (int back = 1; back <= MOST_WEEKS; back++) {
      LocalDate before = day.minusWeeks(back);
      if (!counts.known(before)) {
        continue;
      }
      weeks++;
      double weight = Math.pow(0.5, (back - 1) / HALF_LIFE_WEEKS);
      weights += weight;
      for (int k = 0; k < NEIGHBOURS.length; k++) {
        sum += weight * NEIGHBOURS[k] * counts.of(before, quarter + k - NEIGHBOURS.length / 2);
        squares += weight * weight * NEIGHBOURS[k] * NEIGHBOURS[k];
      }
    }
    return weeks < LEAST_WEEKS
        ? Optional.empty()
        : Optional.of(new Mean(sum / weights, squares / (weights * weights)));
  }

  /** By moments: what squares of errors have beyond chance, for each square of a mean. */
  private static double dispersion(Counts counts) {
    double beyond = 0;
    double squares = 0;
    for (int back = 1; back <= TRIED; back++) {
      LocalDate day = counts.today().minusDays(back);
      for (int quarter = 0; counts.known(day) && quarter < Counts.QUARTERS; quarter++) {
        Optional<Mean> told = mean(counts, day, quarter);
        if (told.isPresent()) {
          double mean = told.get().mean();
          double error = counts.of(day, quarter) - mean;
          beyond += error * error - mean * (1 + told.get().share());
          squares += mean * mean;
        }
      }
    }
    return squares == 0 ? 0 : Math.max(0, beyond / squares);
  }

  /** What the quarter that begins at a time brings; empty where too few weeks tell of it. */
  Optional<Expected> at(Instant quarter) {
    return mean(counts, counts.day(quarter), counts.quarter(quarter))
        .map(told -> spread(told.mean(), told.share()));
  }

  private Expected spread(double mean, double share) {
    return new Expected(mean, mean * (1 + share) + dispersion * mean * mean);
  }

  /** As far off as means are, for another mean. */
  Expected around(double mean) {
    return spread(mean, 0);
  }
}
