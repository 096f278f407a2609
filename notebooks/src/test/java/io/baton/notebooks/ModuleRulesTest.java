package io.baton.notebooks;

import io.baton.rules.ModuleRules;
import org.junit.jupiter.api.Test;

final class ModuleRulesTest {

  @Test
  void theRulesOfTheHouseHold() {
    ModuleRules.of("io.baton.notebooks", "io.baton.conversation").hold();
  }
}
