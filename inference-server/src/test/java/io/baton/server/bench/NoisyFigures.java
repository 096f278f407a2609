package io.baton.server.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.bench.load.Tally;
import java.util.Locale;

/**
 * A workspace alone, beside one that sends as much as it may, and beside one that sends far more.
 *
 * @param quiet its turns
 * @param busy the turns of the one that sends as much as it may
 * @param noisy the turns of the one that sends far above its limit
 */
record NoisyFigures(Quiet quiet, Other busy, Other noisy) implements Measured {

  private static final double DIGITS = 1000;

  /**
   * The same turns of one workspace three times.
   *
   * @param alone nobody else sends
   * @param besideBusy another workspace sends as much as it may
   * @param besideNoisy another workspace sends far more
   */
  record Quiet(OpenLoad alone, OpenLoad besideBusy, OpenLoad besideNoisy) {

    private long errors() {
      return alone.errors() + besideBusy.errors() + besideNoisy.errors();
    }
  }

  /**
   * Turns of a workspace beside which the quiet one sends.
   *
   * @param offeredPerSecond turns that were meant to start
   * @param sent requests
   * @param acknowledged answered with 201 or 200
   * @param refused answered with 429 or 503
   * @param refusedP99Millis until that, from the intended start
   * @param errors any other answer, and none
   */
  record Other(
      double offeredPerSecond,
      long sent,
      long acknowledged,
      long refused,
      double refusedP99Millis,
      long errors) {

    static Other of(double offeredPerSecond, Tally tally) {
      return new Other(
          offeredPerSecond,
          tally.sent(),
          tally.accepted(),
          tally.refused(),
          tally.refusedMillis(99),
          tally.errors());
    }
  }

  /** How many times as long the slowest turns of a hundred take beside the noisy one as alone. */
  double ratioP99() {
    return ratio(quiet.alone());
  }

  /** The same, of beside the noisy one to beside the busy one: what the noise adds. */
  double ratioP99ToBusy() {
    return ratio(quiet.besideBusy());
  }

  private double ratio(OpenLoad to) {
    return to.p99Millis() == 0 ? 0 : quiet.besideNoisy().p99Millis() / to.p99Millis();
  }

  /** A turn of the quiet workspace that is refused is one, too. */
  @Override
  public long errors() {
    return quiet.errors() + busy.errors() + noisy.errors();
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("quietAlone", Figures.json(quiet.alone()));
    node.set("quietBesideBusy", Figures.json(quiet.besideBusy()));
    node.set("quietBesideNoisy", Figures.json(quiet.besideNoisy()));
    node.set("busy", Figures.json(busy));
    node.set("noisy", Figures.json(noisy));
    return node.put("ratioP99", rounded(ratioP99()))
        .put("ratioP99ToBusy", rounded(ratioP99ToBusy()));
  }

  private static double rounded(double ratio) {
    return Math.round(ratio * DIGITS) / DIGITS;
  }

  @Override
  public String text() {
    return String.format(
            Locale.ROOT,
            "quiet workspace, %3.0f/s      p50 ms      p99 ms   errors%n",
            quiet.alone().perSecond())
        + line("alone", quiet.alone())
        + line("beside a busy one", quiet.besideBusy())
        + line("beside a noisy one", quiet.besideNoisy())
        + String.format(
            Locale.ROOT,
            "p99 beside the noisy one: %.2f times that alone, %.2f times that beside the busy one%n",
            ratioP99(),
            ratioP99ToBusy())
        + line("the busy one", busy)
        + line("the noisy one", noisy);
  }

  private static String line(String name, OpenLoad load) {
    return String.format(
        Locale.ROOT,
        "%-20s%12.1f%12.1f%9d%n",
        name,
        load.p50Millis(),
        load.p99Millis(),
        load.errors());
  }

  private static String line(String name, Other load) {
    return String.format(
        Locale.ROOT,
        "%s: %.0f/s offered, %d acknowledged, %d refused, %d errors%n",
        name,
        load.offeredPerSecond(),
        load.acknowledged(),
        load.refused(),
        load.errors());
  }
}
