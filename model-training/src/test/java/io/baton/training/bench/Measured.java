package io.baton.training.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one benchmark measured.
 *
 * @param length turns before the measured one; absent for the step of DL4J
 * @param p50Micros median
 * @param p99Micros 99th percentile
 * @param allocatedBytes for each turn
 */
record Measured(OptionalInt length, double p50Micros, double p99Micros, double allocatedBytes) {

  static Measured of(RunResult result) {
    Optional<String> length = Optional.ofNullable(result.getParams().getParam("length"));
    Result<?> allocated =
        Objects.requireNonNull(
            result.getSecondaryResults().get("gc.alloc.rate.norm"), "gc.alloc.rate.norm");
    return new Measured(
        length.map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty()),
        result.getPrimaryResult().getStatistics().getPercentile(50),
        result.getPrimaryResult().getStatistics().getPercentile(99),
        allocated.getScore());
  }

  /** All as one object, the lengths rising. */
  static ObjectNode json(List<Measured> all) {
    ObjectNode figures = new ObjectMapper().createObjectNode();
    ObjectNode lengths = figures.putObject("lengths");
    ObjectNode dl4j = figures.putObject("dl4jRnnTimeStep");
    for (Measured one : sorted(all)) {
      if (one.length().isEmpty()) {
        dl4j.put("p50Micros", one.p50Micros());
      } else {
        lengths
            .putObject(String.valueOf(one.length().getAsInt()))
            .put("p50Micros", one.p50Micros())
            .put("p99Micros", one.p99Micros())
            .put("allocatedBytes", one.allocatedBytes());
      }
    }
    return figures;
  }

  /** All as lines for people. */
  static String text(List<Measured> all) {
    StringBuilder lines = new StringBuilder();
    for (Measured one : sorted(all)) {
      String what =
          one.length().isEmpty()
              ? "a step of DL4J's LSTM alone"
              : "a turn after " + one.length().getAsInt();
      lines.append(
          String.format(
              Locale.ROOT,
              "%-28s p50 %7.1f µs   p99 %7.1f µs   %8.0f bytes allocated%n",
              what,
              one.p50Micros(),
              one.p99Micros(),
              one.allocatedBytes()));
    }
    return lines.toString();
  }

  private static List<Measured> sorted(List<Measured> all) {
    return all.stream()
        .sorted(Comparator.comparingInt(one -> one.length().orElse(Integer.MAX_VALUE)))
        .toList();
  }
}
