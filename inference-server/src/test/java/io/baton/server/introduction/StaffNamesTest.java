package io.baton.server.introduction;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.handoff.HandoffSettings.AgentName;
import io.baton.server.introduction.StaffNames.Named;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StaffNamesTest {

  private static final StaffNames NAMES =
      new StaffNames(
          Map.of("m", new Named("Maria  Gomez Ruiz", "Billing"), "o", new Named("Otto", "")),
          Map.of("refunds", "Refunds"));

  @Test
  void customersSeeAsMuchOfANameAsTheWorkspaceSays() {
    assertThat(NAMES.agent("m", AgentName.FULL)).contains("Maria  Gomez Ruiz");
    assertThat(NAMES.agent("m", AgentName.FIRST)).contains("Maria");
    assertThat(NAMES.agent("o", AgentName.FIRST)).contains("Otto");
    assertThat(NAMES.agent("m", AgentName.NONE)).isEmpty();
    assertThat(NAMES.agent("unknown", AgentName.FULL)).isEmpty();
  }

  @Test
  void theTeamIsThatOfTheAgentOrElseTheQueue() {
    assertThat(NAMES.team(Optional.of("refunds"), Optional.of("m"))).contains("Billing");
    assertThat(NAMES.team(Optional.of("refunds"), Optional.of("o"))).contains("Refunds");
    assertThat(NAMES.team(Optional.of("refunds"), Optional.empty())).contains("Refunds");
    assertThat(NAMES.team(Optional.of("default"), Optional.empty())).isEmpty();
  }
}
