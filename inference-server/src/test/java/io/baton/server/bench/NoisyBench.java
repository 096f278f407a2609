package io.baton.server.bench;

import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Schedule;
import io.baton.server.bench.load.Tally;
import io.baton.server.bench.server.ServerApi;
import io.baton.server.bench.server.ServerProcess;
import io.baton.server.turn.Durability;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * What a workspace notices of another one that sends far above its limit: the same turns with and
 * without it, in slices by turns, so that other work on the machine disturbs both alike.
 */
final class NoisyBench {

  private static final double QUIET_RATE = 50;

  /** Five times what a key may send by default. */
  private static final double NOISY_RATE = 5000;

  private static final int SLICES = 6;
  private static final int QUIET_CONNECTIONS = 64;
  private static final int NOISY_CONNECTIONS = 1024;

  /** Noise begins so long before what is measured, and ends so long after it, at most. */
  private static final Duration AROUND = Duration.ofMillis(500);

  private final BenchSetup setup;

  NoisyBench(BenchSetup setup) {
    this.setup = setup;
  }

  /**
   * Measures.
   *
   * @throws IOException if the server does not start or stop
   */
  NoisyFigures run() throws IOException {
    setup.progress().accept("starting a server");
    try (ServerProcess server = setup.server(Durability.GROUP_COMMIT);
        ServerApi api = new ServerApi(server);
        Generator warming = setup.generator(server, server.key(), "warm");
        Generator quiet = setup.generator(server, api.workspace("quiet"), "quiet");
        Generator noisy = setup.generator(server, api.workspace("noisy"), "noisy")) {
      new LoadRun(server, warming, setup.timing(), setup.seed(), setup.progress()).warmUp();
      Duration slice = setup.timing().open().dividedBy(SLICES);
      // Refusing wants to be compiled, too.
      noise(noisy, slice, new Tally(Long.MAX_VALUE)).join();
      Tally alone = new Tally(Long.MAX_VALUE);
      Tally beside = new Tally(Long.MAX_VALUE);
      Tally noise = new Tally(Long.MAX_VALUE);
      for (int i = 0; i < SLICES; i++) {
        quiet(quiet, slice, setup.seed() + i, alone);
        CompletableFuture<Void> sending = noise(noisy, slice, noise);
        LockSupport.parkNanos(around(slice).toNanos());
        quiet(quiet, slice, setup.seed() + i, beside);
        sending.join();
      }
      return told(
          new NoisyFigures(
              OpenLoad.of(QUIET_RATE, alone, 0),
              OpenLoad.of(QUIET_RATE, beside, 0),
              NoisyFigures.Noise.of(NOISY_RATE, noise)));
    }
  }

  private void quiet(Generator generator, Duration slice, long sliceSeed, Tally tally) {
    generator.connect(QUIET_CONNECTIONS, setup.timing().patience());
    generator.run(
        Schedule.poisson(QUIET_RATE, slice, sliceSeed),
        QUIET_CONNECTIONS,
        setup.timing().patience(),
        tally);
  }

  private CompletableFuture<Void> noise(Generator generator, Duration slice, Tally tally) {
    generator.connect(NOISY_CONNECTIONS, setup.timing().patience());
    Schedule schedule =
        Schedule.poisson(NOISY_RATE, slice.plus(around(slice).multipliedBy(2)), setup.seed());
    return CompletableFuture.runAsync(
        () -> generator.run(schedule, NOISY_CONNECTIONS, setup.timing().patience(), tally),
        command -> Thread.ofPlatform().name("noise").daemon().start(command));
  }

  private static Duration around(Duration slice) {
    return slice.compareTo(AROUND) < 0 ? slice : AROUND;
  }

  private NoisyFigures told(NoisyFigures figures) {
    setup
        .progress()
        .accept(
            String.format(
                Locale.ROOT,
                "p99 %.1f ms alone, %.1f beside a workspace that had %d of %d turns refused",
                figures.alone().p99Millis(),
                figures.beside().p99Millis(),
                figures.noisy().refused(),
                figures.noisy().sent()));
    return figures;
  }
}
