package io.baton.training;

import io.baton.rules.ModuleRules;
import org.junit.jupiter.api.Test;

final class ModuleRulesTest {

  @Test
  void theRulesOfTheHouseHold() {
    ModuleRules.of(
            "io.baton.training",
            "io.baton.conversation",
            "io.baton.escalation",
            "io.baton.analytics")
        .hold();
  }
}
