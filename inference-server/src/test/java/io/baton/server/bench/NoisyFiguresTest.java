package io.baton.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NoisyFiguresTest {

  private static final NoisyFigures FIGURES =
      new NoisyFigures(
          new NoisyFigures.Quiet(
              new OpenLoad(50, 3, 6, 10, 20, 1500, 1500, 0),
              new OpenLoad(50, 4, 7, 12, 25, 1500, 1500, 0),
              new OpenLoad(50, 4, 8, 15, 30, 1500, 1499, 1)),
          new NoisyFigures.Other(1000, 30_000, 29_999, 0, 0, 1),
          new NoisyFigures.Other(5000, 150_000, 30_000, 119_998, 4.5, 2));

  @Test
  void ratiosAreOfBesideTheNoisyOneToTheOthers() {
    assertThat(FIGURES.ratioP99()).isEqualTo(1.5);
    assertThat(FIGURES.ratioP99ToBusy()).isEqualTo(1.25);
    assertThat(FIGURES.json())
        .hasToString(
            "{\"quietAlone\":{\"perSecond\":50.0,\"p50Millis\":3.0,\"p90Millis\":6.0,"
                + "\"p99Millis\":10.0,\"maxMillis\":20.0,\"sent\":1500,\"acknowledged\":1500,"
                + "\"errors\":0},"
                + "\"quietBesideBusy\":{\"perSecond\":50.0,\"p50Millis\":4.0,\"p90Millis\":7.0,"
                + "\"p99Millis\":12.0,\"maxMillis\":25.0,\"sent\":1500,\"acknowledged\":1500,"
                + "\"errors\":0},"
                + "\"quietBesideNoisy\":{\"perSecond\":50.0,\"p50Millis\":4.0,\"p90Millis\":8.0,"
                + "\"p99Millis\":15.0,\"maxMillis\":30.0,\"sent\":1500,\"acknowledged\":1499,"
                + "\"errors\":1},"
                + "\"busy\":{\"offeredPerSecond\":1000.0,\"sent\":30000,\"acknowledged\":29999,"
                + "\"refused\":0,\"refusedP99Millis\":0.0,\"errors\":1},"
                + "\"noisy\":{\"offeredPerSecond\":5000.0,\"sent\":150000,\"acknowledged\":30000,"
                + "\"refused\":119998,\"refusedP99Millis\":4.5,\"errors\":2},"
                + "\"ratioP99\":1.5,\"ratioP99ToBusy\":1.25}");
  }

  @Test
  void errorsOfAllWorkspacesCount() {
    assertThat(FIGURES.errors()).isEqualTo(4);
    assertThat(FIGURES.text().lines())
        .contains(
            "alone                        3.0        10.0        0",
            "beside a noisy one           4.0        15.0        1",
            "p99 beside the noisy one: 1.50 times that alone, 1.25 times that beside the busy one",
            "the noisy one: 5000/s offered, 30000 acknowledged, 119998 refused, 2 errors");
  }
}
