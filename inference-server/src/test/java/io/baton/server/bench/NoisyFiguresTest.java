package io.baton.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NoisyFiguresTest {

  private static final NoisyFigures FIGURES =
      new NoisyFigures(
          new OpenLoad(50, 3, 6, 10, 20, 1500, 1500, 0),
          new OpenLoad(50, 4, 8, 15, 30, 1500, 1499, 1),
          new NoisyFigures.Noise(5000, 150_000, 30_000, 119_998, 4.5, 2));

  @Test
  void theRatioIsOfBesideToAlone() {
    assertThat(FIGURES.ratioP99()).isEqualTo(1.5);
    assertThat(FIGURES.json())
        .hasToString(
            "{\"quietAlone\":{\"perSecond\":50.0,\"p50Millis\":3.0,\"p90Millis\":6.0,"
                + "\"p99Millis\":10.0,\"maxMillis\":20.0,\"sent\":1500,\"acknowledged\":1500,"
                + "\"errors\":0},"
                + "\"quietBesideNoisy\":{\"perSecond\":50.0,\"p50Millis\":4.0,\"p90Millis\":8.0,"
                + "\"p99Millis\":15.0,\"maxMillis\":30.0,\"sent\":1500,\"acknowledged\":1499,"
                + "\"errors\":1},"
                + "\"noisy\":{\"offeredPerSecond\":5000.0,\"sent\":150000,\"acknowledged\":30000,"
                + "\"refused\":119998,\"refusedP99Millis\":4.5,\"errors\":2},"
                + "\"ratioP99\":1.5}");
  }

  @Test
  void errorsOfBothWorkspacesCount() {
    assertThat(FIGURES.errors()).isEqualTo(3);
    assertThat(FIGURES.text().lines())
        .contains("alone                        3.0        10.0        0");
  }
}
