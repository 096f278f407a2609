package io.baton.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FiguresTest {

  private static final Figures FIGURES =
      new Figures(
          new OpenLoad(1000, 5.1234, 9, 20, 31.5, 30_010, 30_010, 0),
          new Saturation(6000, 20, 60, 256, 36_000, 36_000, 0),
          new Saturation(1500, 10, 40, 16, 9_000, 8_998, 2),
          new Saturation(12_000, 4, 12, 64, 72_000, 72_000, 0),
          new Overload(18_000, 108_000, 5000, 0.72, 1, 30.25, 90, 1.5, 0.25, 1));

  @Test
  void theFiguresAreOneObjectOfTheAgreedShape() {
    assertThat(FIGURES.json())
        .hasToString(
            "{\"open1000\":{\"perSecond\":1000.0,\"p50Millis\":5.123,\"p90Millis\":9.0,"
                + "\"p99Millis\":20.0,\"maxMillis\":31.5,\"sent\":30010,\"acknowledged\":30010,"
                + "\"errors\":0},"
                + "\"saturated\":{\"turnsPerSecond\":6000.0,\"p50Millis\":20.0,\"p99Millis\":60.0,"
                + "\"connections\":256,\"sent\":36000,\"acknowledged\":36000,\"errors\":0},"
                + "\"oneTransaction\":{\"turnsPerSecond\":1500.0,\"p50Millis\":10.0,"
                + "\"p99Millis\":40.0,\"connections\":16,\"sent\":9000,\"acknowledged\":8998,"
                + "\"errors\":2},"
                + "\"noDurability\":{\"turnsPerSecond\":12000.0,\"p50Millis\":4.0,"
                + "\"p99Millis\":12.0,\"connections\":64,\"sent\":72000,\"acknowledged\":72000,"
                + "\"errors\":0},"
                + "\"ratioToOneTransaction\":4.0,\"ratioToNoDurability\":0.5,"
                + "\"overload\":{\"offeredPerSecond\":18000.0,\"sent\":108000,"
                + "\"acceptedPerSecond\":5000.0,\"refusedShare\":0.72,\"retryAfterShare\":1.0,"
                + "\"refusedP99Millis\":30.25,\"acceptedP99Millis\":90.0,"
                + "\"acceptedP99ToSaturation\":1.5,\"secondsToNormal\":0.25,\"errors\":1}}");
  }

  @Test
  void errorsOfAllPartsAreAddedUp() {
    assertThat(FIGURES.errors()).isEqualTo(3);
  }

  @Test
  void theTableHasALineForEachLoad() {
    assertThat(FIGURES.text().lines())
        .contains(
            "1,000 a second           1000         5.1        20.0        0",
            "one transaction          1500        10.0        40.0        2",
            "4.00 times one transaction a turn, 0.50 of no durability");
  }
}
