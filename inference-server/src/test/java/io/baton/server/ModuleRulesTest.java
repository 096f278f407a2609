package io.baton.server;

import io.baton.rules.ModuleRules;
import org.junit.jupiter.api.Test;

final class ModuleRulesTest {

  @Test
  void theRulesOfTheHouseHold() {
    ModuleRules.of(
            "io.baton.server",
            "io.baton.conversation",
            "io.baton.escalation",
            "io.baton.knowledge",
            "io.baton.analytics")
        .hold();
  }
}
