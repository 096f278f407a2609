package io.baton.server.queue.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Handoffs of the quarters to come. The season tells what a quarter usually brings; the part of it
 * that comes of conversations that go on already is replaced by what their risks say.
 */
public final class Forecast {

  private static final double LEAST_FACTOR = 0.2;
  private static final double MOST_FACTOR = 5;

  private Forecast() {}

  /**
   * A quarter of an hour.
   *
   * @param start when it begins
   * @param handoffs that it brings
   */
  public record Quarter(Instant start, Expected handoffs) {}

  /**
   * The quarters that begin from now on.
   *
   * @return empty where the season of one of them is unknown
   */
  static Optional<List<Quarter>> of(Seasonality season, OpenRisk open, Instant now, int quarters) {
    List<Quarter> usual = new ArrayList<>();
    Instant start = next(now);
    for (int i = 0; i < quarters; i++) {
      Instant at = start.plus(Counts.QUARTER.multipliedBy(i));
      Optional<Expected> expected = season.at(at);
      if (expected.isEmpty()) {
        return Optional.empty();
      }
      usual.add(new Quarter(at, expected.get()));
    }
    return Optional.of(open.known() ? now(season, open, now, usual) : usual);
  }

  private static List<Quarter> now(
      Seasonality season, OpenRisk open, Instant now, List<Quarter> usual) {
    double begun = 0;
    for (Quarter one : usual) {
      begun += begun(open, now, one);
    }
    double factor = begun == 0 ? 1 : open.expected() / begun;
    double held = Math.clamp(factor, LEAST_FACTOR, MOST_FACTOR);
    return usual.stream()
        .map(one -> {
          double mean = one.handoffs().mean() + (held - 1) * begun(open, now, one);
          double ratio = one.handoffs().mean() == 0 ? 1 : mean / one.handoffs().mean();
          Expected moved = season.around(mean);
          return new Quarter(
              one.start(),
              new Expected(mean, Math.max(moved.variance(), one.handoffs().variance() * ratio)));
        })
        .toList();
  }

  private static double begun(OpenRisk open, Instant now, Quarter quarter) {
    return quarter.handoffs().mean() * open.begun(Duration.between(now, quarter.start()));
  }

  /** The quarter that begins now or next. */
  private static Instant next(Instant now) {
    long seconds = Counts.QUARTER.toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(now.toEpochMilli(), seconds * 1000) * seconds);
  }
}
