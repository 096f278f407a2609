package io.baton.server.bench.memory;

import java.time.Duration;

/**
 * How a server's memory is measured.
 *
 * @param minutes of load, 8 to 1440; the first quarter warms up
 * @param perSecond turns, 1 to 10000
 * @param heap of the server, as {@code -Xmx} with MB, 256 to 65536
 * @param seed of texts and times
 * @param pace how fast minutes pass
 */
record MemoryPlan(int minutes, int perSecond, int heap, long seed, Pace pace) {

  /**
   * How fast minutes pass, which is faster in tests only.
   *
   * @param minute how long one is
   * @param collections after each, of which the one that leaves least counts
   */
  record Pace(Duration minute, int collections) {

    /** As clocks go. */
    static final Pace USUAL = new Pace(Duration.ofMinutes(1), 4);
  }

  MemoryPlan {
    within("--minutes", minutes, 8, 1440);
    within("--rate", perSecond, 1, 10_000);
    within("--heap", heap, 256, 65_536);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(name + " " + value + " is not in " + least + ".." + most);
    }
  }

  /** Minutes that do not count: caches fill, code is compiled. */
  int warmUp() {
    return minutes / 4;
  }
}
