package io.baton.analytics;

import io.baton.rules.ModuleRules;
import org.junit.jupiter.api.Test;

final class ModuleRulesTest {

  @Test
  void theRulesOfTheHouseHold() {
    ModuleRules.of("io.baton.analytics", "io.baton.conversation", "io.baton.escalation").hold();
  }
}
