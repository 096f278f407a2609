package io.baton.knowledge;

import io.baton.rules.ModuleRules;
import org.junit.jupiter.api.Test;

final class ModuleRulesTest {

  @Test
  void theRulesOfTheHouseHold() {
    ModuleRules.of("io.baton.knowledge", "io.baton.conversation").hold();
  }
}
