package io.baton.server.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.bench.load.Tally;
import java.util.Locale;

/**
 * A workspace alone, and beside one that sends far above its limit.
 *
 * @param alone turns of the quiet workspace
 * @param beside the same turns beside the noisy one
 * @param noisy the turns of that one
 */
record NoisyFigures(OpenLoad alone, OpenLoad beside, Noise noisy) implements Measured {

  private static final double DIGITS = 1000;

  /**
   * Turns of a workspace that sends far above its limit.
   *
   * @param offeredPerSecond turns that were meant to start
   * @param sent requests
   * @param acknowledged answered with 201 or 200
   * @param refused answered with 429 or 503
   * @param refusedP99Millis until that, from the intended start
   * @param errors any other answer, and none
   */
  record Noise(
      double offeredPerSecond,
      long sent,
      long acknowledged,
      long refused,
      double refusedP99Millis,
      long errors) {

    static Noise of(double offeredPerSecond, Tally tally) {
      return new Noise(
          offeredPerSecond,
          tally.sent(),
          tally.accepted(),
          tally.refused(),
          tally.refusedMillis(99),
          tally.errors());
    }
  }

  /** How many times as long the slowest turns of a hundred take beside the noisy workspace. */
  double ratioP99() {
    return alone.p99Millis() == 0 ? 0 : beside.p99Millis() / alone.p99Millis();
  }

  /** A turn of the quiet workspace that is refused is one, too. */
  @Override
  public long errors() {
    return alone.errors() + beside.errors() + noisy.errors();
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("quietAlone", Figures.json(alone));
    node.set("quietBesideNoisy", Figures.json(beside));
    node.set("noisy", Figures.json(noisy));
    return node.put("ratioP99", Math.round(ratioP99() * DIGITS) / DIGITS);
  }

  @Override
  public String text() {
    return String.format(
        Locale.ROOT,
        """
        quiet workspace, %3.0f/s      p50 ms      p99 ms   errors
        alone               %12.1f%12.1f%9d
        beside a noisy one  %12.1f%12.1f%9d
        p99 %.2f times; the noisy one: %.0f/s offered, %d acknowledged, %d refused, %d errors
        """,
        alone.perSecond(),
        alone.p50Millis(),
        alone.p99Millis(),
        alone.errors(),
        beside.p50Millis(),
        beside.p99Millis(),
        beside.errors(),
        ratioP99(),
        noisy.offeredPerSecond(),
        noisy.acknowledged(),
        noisy.refused(),
        noisy.errors());
  }
}
