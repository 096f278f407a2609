package io.baton.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.decision.Contribution;
import io.baton.conversation.decision.Explanation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DriversTest {

  @Test
  void meansAreTakenOverTheTurnsOfEachKind() {
    Drivers drivers = new Drivers();
    drivers.add(true, explanation(1, 2));
    drivers.add(true, explanation(1, 0));
    drivers.add(false, explanation(1, -2));
    drivers.add(false, new Explanation(0, "linear", List.of()));
    assertThat(drivers.list("base")).containsExactly(new Driver("intent", 1, -1, 1));
  }

  @Test
  void nothingGivesNoDrivers() {
    assertThat(new Drivers().list("base")).isEmpty();
  }

  private static Explanation explanation(double base, double intent) {
    return new Explanation(
        base + intent,
        "linear",
        List.of(new Contribution("base", base), new Contribution("intent", intent)));
  }
}
