package io.baton.server.queue.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.server.queue.order.PriorityRules.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PriorityRulesTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final PriorityRules USUAL = PriorityRules.usual();

  private static Comparator<Waiter> order(PriorityRules rules) {
    return Comparator.comparing(rules::turn)
        .thenComparing(Waiter::since)
        .thenComparing(Waiter::handoff);
  }

  @Test
  void partsAreToldAndAddUp() {
    Waiter waiter = new Waiter("h", START, "vip", 0.5);
    Map<String, Double> parts = USUAL.parts(waiter, START.plusSeconds(180));
    assertThat(parts)
        .containsExactly(
            Map.entry("tier", 10.0),
            Map.entry("urgency", 4.0),
            Map.entry("slack", 1.0),
            Map.entry("ageing", 3.0));
    assertThat(USUAL.points(waiter, START.plusSeconds(180))).isEqualTo(18);
  }

  /** The fixed moment orders as the points do, at whatever time they are compared. */
  @Test
  void theOrderIsThatOfThePointsAtEveryTime() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      PriorityRules rules = randomRules(random);
      Waiter one = randomWaiter("a", random);
      Waiter other = randomWaiter("b", random);
      Instant now = START.plusSeconds(3_600 + random.nextInt(100_000));
      double difference = rules.points(one, now) - rules.points(other, now);
      if (Math.abs(difference) > 1e-3) {
        assertThat(rules.turn(one).isBefore(rules.turn(other))).isEqualTo(difference > 0);
      }
    }
  }

  private static PriorityRules randomRules(Random random) {
    return new PriorityRules(
        Map.of("vip", new Tier(random.nextInt(50), Duration.ofSeconds(30))),
        new Tier(random.nextInt(5), Duration.ofMinutes(5)),
        random.nextInt(20),
        random.nextInt(3),
        0.05 + random.nextDouble());
  }

  private static Waiter randomWaiter(String id, Random random) {
    return new Waiter(
        id,
        START.plusSeconds(random.nextInt(3_600)),
        random.nextBoolean() ? "vip" : "",
        random.nextDouble());
  }

  @Test
  void equalPriorityIsFirstComeFirstServed() {
    List<Waiter> waiters = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waiters.add(new Waiter("h-" + i, START.plusSeconds(i), "vip", 0.3));
    }
    List<Waiter> shuffled = new ArrayList<>(waiters);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(order(USUAL));
    assertThat(shuffled).isEqualTo(waiters);
  }

  /**
   * Somebody of the lowest priority waits while as many as can be handled keep coming, all of the
   * highest: whoever comes after the bound does not go first, so the turn comes in finite time.
   */
  @Test
  void nobodyStarvesHoweverManyMoreUrgentOnesCome() {
    Random random = new Random(9);
    for (int trial = 0; trial < 300; trial++) {
      PriorityRules rules = randomRules(random);
      Duration bound = rules.longestOvertaking();
      PriorityQueue<Waiter> queue = new PriorityQueue<>(order(rules));
      Waiter last = new Waiter("last", START, "", 0);
      queue.add(last);
      int second = 0;
      int overtaken = 0;
      while (true) {
        second += 10;
        queue.add(new Waiter("urgent-" + second, START.plusSeconds(second), "vip", 1));
        Waiter next = queue.remove();
        if (next.equals(last)) {
          break;
        }
        assertThat(Duration.between(last.since(), next.since())).isLessThanOrEqualTo(bound);
        overtaken++;
      }
      assertThat(overtaken).isLessThanOrEqualTo((int) (bound.toSeconds() / 10) + 1);
    }
  }

  @Test
  void theBoundIsWhatTheRulesGive() {
    // 10 points more, an urgency of 8, and a service level 4 minutes shorter at 0.5 a minute.
    assertThat(USUAL.longestOvertaking().toMillis() / 60_000.0)
        .isCloseTo((10 + 8 + 4 * 0.5) / 1.5, within(1e-3));
  }

  @Test
  void rulesUnderWhichSomebodyWouldStarveAreRefused() {
    Tier tier = new Tier(0, Duration.ofMinutes(5));
    assertThatThrownBy(() -> new PriorityRules(Map.of(), tier, 1, 1, 0))
        .hasMessageStartingWith("ageing: 0");
    assertThatThrownBy(() -> new PriorityRules(Map.of(), tier, 1, 1, Double.NaN))
        .hasMessageStartingWith("ageing: NaN");
    assertThatThrownBy(() -> new Tier(1, Duration.ZERO)).hasMessageContaining("serviceLevel");
  }
}
