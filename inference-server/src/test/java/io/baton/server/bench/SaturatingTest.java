package io.baton.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SaturatingTest {

  @Test
  void theFewestConnectionsThatDoAboutTheMostAreTaken() {
    assertThat(Saturating.busiest(Map.of(16, 900.0, 32, 1900.0, 64, 3900.0, 128, 4000.0)))
        .isEqualTo(64);
    assertThat(Saturating.busiest(Map.of(16, 900.0, 32, 300.0, 64, 1000.0))).isEqualTo(64);
    assertThat(Saturating.busiest(Map.of())).isEqualTo(16);
  }
}
