package io.baton.server.queue.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.server.queue.forecast.Forecast.Quarter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forecasts held against simulated weeks: days differ by more than chance, and clocks change. */
final class ForecastTest {

  private static final Logger LOG = LoggerFactory.getLogger(ForecastTest.class);
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 2);
  private static final int DAYS = 84;
  private static final int TRIED_DAYS = 14;
  private static final double DAYS_DIFFER = 0.15;

  /** Mean of a quarter: closed at night, busy at ten and at four, quiet at weekends. */
  private static double rate(ZonedDateTime at) {
    double hour = at.getHour() + at.getMinute() / 60.0;
    if (hour < 7 || hour >= 21) {
      return 0.05;
    }
    double day = 6 * bump(hour - 10) + 4 * bump(hour - 16) + 1;
    boolean weekend =
        at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? day * 0.4 : day;
  }

  private static double bump(double hours) {
    return Math.exp(-hours * hours / 6);
  }

  private static Map<Instant, Integer> simulate(Random random) {
    Map<Instant, Integer> handoffs = new HashMap<>();
    for (int day = 0; day < DAYS; day++) {
      ZonedDateTime start = FIRST.plusDays(day).atStartOfDay(ZONE);
      double busy = Math.max(0.3, 1 + DAYS_DIFFER * random.nextGaussian());
      ZonedDateTime end = start.plusDays(1);
      for (ZonedDateTime at = start; at.isBefore(end); at = at.plus(Counts.QUARTER)) {
        int count = poisson(busy * rate(at), random);
        if (count > 0) {
          handoffs.put(at.toInstant(), count);
        }
      }
    }
    return handoffs;
  }

  private static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static Map<Instant, Integer> before(Map<Instant, Integer> all, Instant now) {
    Map<Instant, Integer> known = new HashMap<>();
    all.forEach((at, count) -> {
      if (at.isBefore(now)) {
        known.put(at, count);
      }
    });
    return known;
  }

  /** What was told and what came. */
  private static final class Trial {

    private int told;
    private int within;
    private double errors;
    private double unavoidable;
    private int hours;

    void day(Map<Instant, Integer> all, Instant now) {
      Seasonality season = Seasonality.of(new Counts(before(all, now), ZONE, now)).orElseThrow();
      List<Quarter> quarters = Forecast.of(season, OpenRisk.UNKNOWN, now, 60).orElseThrow();
      quarters.forEach(one -> quarter(one, all.getOrDefault(one.start(), 0)));
      for (int hour = 0; hour < 15; hour++) {
        hour(quarters.subList(hour * 4, hour * 4 + 4), all);
      }
    }

    private void quarter(Quarter one, int came) {
      if (one.handoffs().mean() >= 1) {
        told++;
        within +=
            came >= one.handoffs().quantile(0.1) && came <= one.handoffs().quantile(0.9) ? 1 : 0;
      }
    }

    private void hour(List<Quarter> quarters, Map<Instant, Integer> all) {
      double mean = quarters.stream().mapToDouble(one -> one.handoffs().mean()).sum();
      int came = quarters.stream().mapToInt(one -> all.getOrDefault(one.start(), 0)).sum();
      if (mean >= 12) {
        errors += Math.abs(mean - came) / Math.max(1, came);
        double real = quarters.stream().mapToDouble(one -> rate(one.start().atZone(ZONE))).sum();
        unavoidable += Math.abs(real - came) / Math.max(1, came);
        hours++;
      }
    }

    double coverage() {
      return (double) within / told;
    }

    double error() {
      return errors / hours;
    }

    /** Of one who knows the means that the days were made of. */
    double leastError() {
      return unavoidable / hours;
    }
  }

  @Test
  void eightOfTenQuartersAreWithinWhatWasToldAndBusyHoursAreNotFarOff() {
    Trial trial = new Trial();
    for (int seed = 0; seed < 5; seed++) {
      Map<Instant, Integer> all = simulate(new Random(seed));
      for (int day = DAYS - TRIED_DAYS; day < DAYS; day++) {
        trial.day(all, FIRST.plusDays(day).atStartOfDay(ZONE).plusHours(6).toInstant());
      }
    }
    LOG.info(
        "p10 to p90 hold {} of {} quarters, mean error {} of {} hours, at least {}",
        trial.coverage(),
        trial.told,
        trial.error(),
        trial.hours,
        trial.leastError());
    assertThat(trial.told).isGreaterThan(2_000);
    assertThat(trial.coverage()).as("p10 to p90").isBetween(0.8, 0.92);
    assertThat(trial.error())
        .as("mean absolute percentage error of busy hours, beside the least there can be")
        .isLessThan(1.15 * trial.leastError());
  }

  @Test
  void historyThatIsThinTellsNothing() {
    Map<Instant, Integer> all = simulate(new Random(1));
    Instant now = FIRST.plusDays(40).atStartOfDay(ZONE).toInstant();
    Map<Instant, Integer> twoWeeks = new HashMap<>(before(all, now));
    twoWeeks.keySet().removeIf(at -> at.isBefore(now.minus(Duration.ofDays(13))));
    assertThat(Seasonality.of(new Counts(twoWeeks, ZONE, now))).isEmpty();
    assertThat(Seasonality.of(new Counts(Map.of(), ZONE, now))).isEmpty();
    Map<Instant, Integer> few = Map.of(now.minus(Duration.ofDays(30)), 49);
    assertThat(Seasonality.of(new Counts(few, ZONE, now))).isEmpty();
  }

  @Test
  void conversationsThatBotsHaveNowMoveTheNextQuartersAndNotLaterOnes() {
    Map<Instant, Integer> all = simulate(new Random(2));
    Instant now = FIRST.plusDays(80).atStartOfDay(ZONE).plusHours(10).toInstant();
    Seasonality season = Seasonality.of(new Counts(before(all, now), ZONE, now)).orElseThrow();
    List<Duration> ages = Collections.nCopies(40, Duration.ofMinutes(12));
    List<Quarter> usual = Forecast.of(season, OpenRisk.UNKNOWN, now, 8).orElseThrow();
    double begun =
        usual.stream()
            .mapToDouble(one ->
                one.handoffs().mean()
                    * new OpenRisk(1, 1, ages).begun(Duration.between(now, one.start())))
            .sum();
    List<Quarter> same = told(season, new OpenRisk(9, begun, ages), now);
    List<Quarter> surge = told(season, new OpenRisk(90, 3 * begun, ages), now);
    List<Quarter> calm = told(season, new OpenRisk(1, 0, ages), now);
    assertThat(same.getFirst().handoffs().mean())
        .isCloseTo(usual.getFirst().handoffs().mean(), within(1e-9));
    double extra = surge.getFirst().handoffs().mean() - usual.getFirst().handoffs().mean();
    assertThat(extra).isCloseTo(2 * begun, within(1e-6));
    assertThat(surge.getFirst().handoffs().quantile(0.9))
        .isGreaterThan(usual.getFirst().handoffs().quantile(0.9));
    assertThat(calm.getFirst().handoffs().mean()).isLessThan(usual.getFirst().handoffs().mean());
    assertThat(surge.getLast().handoffs().mean())
        .as("they are over by then")
        .isCloseTo(usual.getLast().handoffs().mean(), within(1e-9));
  }

  private static List<Quarter> told(Seasonality season, OpenRisk open, Instant now) {
    return Forecast.of(season, open, now, 8).orElseThrow();
  }

  @Test
  void quantilesAreThoseOfPoissonAndOfTheNegativeBinomial() {
    // By hand, of the sums of their probabilities: P(0) of size 2 and mean 4 is 1/9.
    assertThat(new Expected(4, 4).quantile(0.1)).isEqualTo(2);
    assertThat(new Expected(4, 4).quantile(0.9)).isEqualTo(7);
    assertThat(new Expected(4, 12).quantile(0.1)).isZero();
    assertThat(new Expected(4, 12).quantile(0.9)).isEqualTo(9);
    assertThat(new Expected(0, 0).quantile(0.9)).isZero();
    assertThat(new Expected(1_000, 1_000).quantile(0.1)).isEqualTo(960);
    assertThat(new Expected(2_000, 3_000).quantile(0.9)).isEqualTo(2_070);
  }

  @Test
  void agentsRiseWithHandoffsAndImpatientCustomersNeedFewer() {
    Staffing patient =
        new Staffing(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofSeconds(60));
    Staffing impatient =
        new Staffing(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(60));
    int before = 0;
    for (int handoffs = 1; handoffs < 60; handoffs++) {
      int needed = patient.conversations(handoffs);
      assertThat(needed).isGreaterThanOrEqualTo(before);
      assertThat(needed).as("more than the load").isGreaterThan(handoffs / 3);
      assertThat(impatient.conversations(handoffs)).isLessThanOrEqualTo(needed);
      before = needed;
    }
    assertThat(patient.conversations(0)).isZero();
    assertThat(Optional.of(patient.conversations(30)))
        .as("10 Erlang, Erlang-C: 12 wait at most 60 s in 80 %% of cases")
        .hasValueSatisfying(needed -> assertThat(needed).isBetween(11, 13));
  }
}
