package io.baton.training.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Percentile bootstrap: B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap" (1993),
 * section 13.3. Whole conversations are drawn with replacement, since the turns of one conversation
 * are not independent; the interval holds the middle 95 % of the measure over the resamples.
 *
 * @param resamples how many, at least 20
 * @param seed of the generator; the same seed gives the same interval
 */
public record Bootstrap(int resamples, long seed) {

  private static final double TAIL = 0.025;

  public Bootstrap {
    if (resamples < 20) {
      throw new IllegalArgumentException("resamples: " + resamples + " is not at least 20");
    }
  }

  /**
   * The 95 % interval of a measure.
   *
   * @param units how many conversations there are, at least 1
   * @param measure value for the conversations of the given indexes, some of them several times;
   *     NaN where a resample cannot define it (it is left out)
   * @return empty if fewer than half of the resamples define the measure
   */
  public Optional<Interval> interval(int units, ToDoubleFunction<int[]> measure) {
    String name = "measure";
    return Optional.ofNullable(
        intervals(units, drawn -> Map.of(name, measure.applyAsDouble(drawn))).get(name));
  }

  /**
   * The 95 % intervals of several measures over the same resamples.
   *
   * @param measures values by name; as for {@link #interval}
   * @return without the measures that fewer than half of the resamples define
   */
  public Map<String, Interval> intervals(int units, Function<int[], Map<String, Double>> measures) {
    if (units < 1) {
      throw new IllegalArgumentException("units: " + units + " is not at least 1");
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (int i = 0; i < resamples; i++) {
      measures
          .apply(random.ints(units, 0, units).toArray())
          .forEach(
              (name, value) -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    values.forEach((name, drawn) -> middle(drawn).ifPresent(found -> intervals.put(name, found)));
    return intervals;
  }

  private Optional<Interval> middle(List<Double> values) {
    double[] defined =
        values.stream()
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return defined.length < resamples / 2.0
        ? Optional.empty()
        : Optional.of(new Interval(Quantiles.of(defined, TAIL), Quantiles.of(defined, 1 - TAIL)));
  }
}
