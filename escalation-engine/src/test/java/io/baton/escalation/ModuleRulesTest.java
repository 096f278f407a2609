package io.baton.escalation;

import io.baton.rules.ModuleRules;
import org.junit.jupiter.api.Test;

final class ModuleRulesTest {

  @Test
  void theRulesOfTheHouseHold() {
    ModuleRules.of("io.baton.escalation", "io.baton.conversation").hold();
  }
}
