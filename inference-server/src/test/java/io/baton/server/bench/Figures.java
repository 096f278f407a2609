package io.baton.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * All that the benchmark measured.
 *
 * @param open1000 1,000 turns a second, durable
 * @param saturated durable
 * @param oneTransaction saturated, a transaction for each turn
 * @param noDurability saturated, nothing stored
 * @param overload durable
 */
record Figures(
    OpenLoad open1000,
    Saturation saturated,
    Saturation oneTransaction,
    Saturation noDurability,
    Overload overload)
    implements Measured {

  private static final double DIGITS = 1000;

  double ratioToOneTransaction() {
    return ratio(saturated, oneTransaction);
  }

  double ratioToNoDurability() {
    return ratio(saturated, noDurability);
  }

  private static double ratio(Saturation one, Saturation other) {
    return other.turnsPerSecond() == 0 ? 0 : one.turnsPerSecond() / other.turnsPerSecond();
  }

  @Override
  public long errors() {
    return open1000.errors()
        + saturated.errors()
        + oneTransaction.errors()
        + noDurability.errors()
        + overload.errors();
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.set("open1000", json(open1000));
    node.set("saturated", json(saturated));
    node.set("oneTransaction", json(oneTransaction));
    node.set("noDurability", json(noDurability));
    node.put("ratioToOneTransaction", rounded(ratioToOneTransaction()));
    node.put("ratioToNoDurability", rounded(ratioToNoDurability()));
    node.set("overload", json(overload));
    return node;
  }

  /** The numbers of a record as an object. */
  static ObjectNode json(Record figures) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    for (RecordComponent component : figures.getClass().getRecordComponents()) {
      try {
        switch (component.getAccessor().invoke(figures)) {
          case Double number -> node.put(component.getName(), rounded(number));
          case Number number -> node.put(component.getName(), number.longValue());
          case Object other -> throw new IllegalStateException("no number: " + component);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record cannot be read: " + component, e);
      }
    }
    return node;
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }

  @Override
  public String text() {
    return String.format(
        Locale.ROOT,
        """
                              turns/s      p50 ms      p99 ms   errors
        1,000 a second   %12.0f%12.1f%12.1f%9d
        saturated        %12.0f%12.1f%12.1f%9d
        one transaction  %12.0f%12.1f%12.1f%9d
        no durability    %12.0f%12.1f%12.1f%9d

        %.2f times one transaction a turn, %.2f of no durability
        overload of %.0f/s: %.0f/s accepted, p99 %.1f ms (%.2f times that at saturation);
          %.0f %% refused, p99 %.1f ms, %.0f %% of them with Retry-After; %d errors;
          normal %.2f s after the load fell
        """,
        values());
  }

  private Object[] values() {
    return Stream.of(
            row(
                open1000.perSecond(),
                open1000.p50Millis(),
                open1000.p99Millis(),
                open1000.errors()),
            row(saturated),
            row(oneTransaction),
            row(noDurability),
            new Object[] {
              ratioToOneTransaction(),
              ratioToNoDurability(),
              overload.offeredPerSecond(),
              overload.acceptedPerSecond(),
              overload.acceptedP99Millis(),
              overload.acceptedP99ToSaturation(),
              100 * overload.refusedShare(),
              overload.refusedP99Millis(),
              100 * overload.retryAfterShare(),
              overload.errors(),
              overload.secondsToNormal()
            })
        .flatMap(Arrays::stream)
        .toArray();
  }

  private static Object[] row(Saturation found) {
    return row(found.turnsPerSecond(), found.p50Millis(), found.p99Millis(), found.errors());
  }

  private static Object[] row(Object... cells) {
    return cells;
  }
}
