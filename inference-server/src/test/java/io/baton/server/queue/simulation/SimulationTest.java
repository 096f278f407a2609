package io.baton.server.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.queue.estimate.ErlangC;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class SimulationTest {

  @TempDir private Path data;

  private Report run(Plan plan) {
    try (Database database = PreparedDatabase.openForgetful(data)) {
      return Simulation.run(plan, database, part -> {});
    }
  }

  private static void assertNothingWentWrong(Report report) {
    assertThat(report.lost()).isZero();
    assertThat(report.assignedTwice()).isZero();
    assertThat(report.overCapacity()).isZero();
    assertThat(report.starved()).isZero();
  }

  @Test
  void withAgentsWhoMissAndDropOffNothingIsLostOrGivenTwice() {
    Report report =
        run(new Plan(4, 36, 10, 3, new Plan.Times(8, true, 10), new Plan.Trouble(0.1, 0.5), true));
    assertNothingWentWrong(report);
    assertThat(report.handoffs()).isGreaterThan(250);
    assertThat(report.returned()).isGreaterThan(20);
    assertThat(report.abandoned()).isPositive();
    assertThat(report.waitSeconds().byPriority().keySet())
        .containsExactly("none", "priority", "vip");
    assertThat(Objects.requireNonNull(report.waitSeconds().byPriority().get("vip")).mean())
        .isLessThan(Objects.requireNonNull(report.waitSeconds().byPriority().get("none")).mean());
  }

  /**
   * First come, first served with nothing going wrong: whoever comes waits until the first of so
   * many agents is free, given the same arrivals and handle times (Kiefer and Wolfowitz 1955).
   */
  @Test
  void everybodyWaitsAsTheRecursionOfAQueueSays() {
    Plan plan = new Plan(3, 15.75, 12, 5, new Plan.Times(8, false, 0), Plan.Trouble.NONE, false);
    Report report = run(plan);
    assertNothingWentWrong(report);
    List<Double> waits = recursion(plan, Integer.MAX_VALUE);
    assertThat(report.handoffs()).isEqualTo(waits.size()).isGreaterThan(120);
    assertThat(report.waitSeconds().mean()).isCloseTo(mean(waits), within(0.01));
    assertThat(report.waitSeconds().p90()).isCloseTo(p90(waits), within(0.01));
    assertThat(report.theory().model()).isEqualTo("erlang_c");
    assertThat(report.theory().applies()).isTrue();
  }

  /** Whoever writes up is occupied as by a conversation that takes so much longer. */
  @Test
  void wrapUpCountsAsHandleTimeDoes() {
    Plan plan = new Plan(3, 12, 12, 5, new Plan.Times(8, false, 0, 90), Plan.Trouble.NONE, false);
    Report report = run(plan);
    assertNothingWentWrong(report);
    List<Double> waits = recursion(plan, Integer.MAX_VALUE);
    assertThat(report.handoffs()).isEqualTo(waits.size()).isGreaterThan(100);
    assertThat(report.waitSeconds().mean()).isPositive().isCloseTo(mean(waits), within(0.01));
    assertThat(report.waitSeconds().p90()).isCloseTo(p90(waits), within(0.01));
    assertThat(report.theory().applies()).isFalse();
  }

  /** The same recursion goes on long enough to be held against theory. */
  @Test
  void theRecursionComesToErlangC() {
    Plan plan = new Plan(3, 15.75, 2_000, 5, new Plan.Times(8, false, 0), Plan.Trouble.NONE, false);
    ErlangC theory = new ErlangC(3, 15.75 * 8 / 60, 480);
    List<Double> waits = recursion(plan, 400_000);
    assertThat(mean(waits)).isCloseTo(theory.meanWait(), within(0.04 * theory.meanWait()));
    assertThat(p90(waits)).isCloseTo(theory.quantile(0.9), within(0.04 * theory.quantile(0.9)));
  }

  /** Waits in seconds; up to so many, or else as long as customers come. */
  private static List<Double> recursion(Plan plan, int most) {
    Chance chance = new Chance(plan);
    PriorityQueue<Double> free = new PriorityQueue<>(Collections.nCopies(plan.agents(), 0.0));
    List<Double> waits = new ArrayList<>();
    double now = 0;
    while (waits.size() < most) {
      double next = chance.untilArrival();
      if (most == Integer.MAX_VALUE && !waits.isEmpty() && now + next >= plan.hours() * 3_600) {
        break;
      }
      now += next;
      double start = Math.max(now, free.remove());
      waits.add(start - now);
      free.add(start + chance.handling() + plan.times().wrapUpSeconds());
    }
    return waits;
  }

  private static double mean(List<Double> waits) {
    return waits.stream().mapToDouble(wait -> wait).average().orElse(0);
  }

  private static double p90(List<Double> waits) {
    return waits.stream().sorted().toList().get((int) (0.9 * waits.size()));
  }
}
