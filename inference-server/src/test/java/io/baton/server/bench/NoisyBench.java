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
 * What a workspace notices of another one that sends far above its limit: the same turns alone,
 * beside one that sends as much as it may, which the machine has to do anyway, and beside the noisy
 * one; in slices by turns, so that other work on the machine disturbs all alike.
 */
final class NoisyBench {

  private static final double QUIET_RATE = 50;

  /** What a key may send by default. */
  private static final double ALLOWED_RATE = 1000;

  private static final double NOISY_RATE = 5 * ALLOWED_RATE;

  private static final int SLICES = 6;
  private static final int QUIET_CONNECTIONS = 64;
  private static final int OTHER_CONNECTIONS = 1024;

  /** What is beside begins so long before what is measured, and ends so long after it, at most. */
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
        Generator busy = setup.generator(server, api.workspace("busy"), "busy");
        Generator noisy = setup.generator(server, api.workspace("noisy"), "noisy")) {
      new LoadRun(server, warming, setup.timing(), setup.seed(), setup.progress()).warmUp();
      Duration slice = setup.timing().open().dividedBy(SLICES);
      // Refusing wants to be compiled, too.
      sending(noisy, NOISY_RATE, slice, new Tally(Long.MAX_VALUE)).join();
      Tally alone = new Tally(Long.MAX_VALUE);
      Tally besideBusy = new Tally(Long.MAX_VALUE);
      Tally besideNoisy = new Tally(Long.MAX_VALUE);
      Tally ofBusy = new Tally(Long.MAX_VALUE);
      Tally ofNoisy = new Tally(Long.MAX_VALUE);
      for (int i = 0; i < SLICES; i++) {
        long seed = setup.seed() + i;
        quiet(quiet, slice, seed, alone);
        beside(
            sending(busy, ALLOWED_RATE, slice, ofBusy),
            slice,
            () -> quiet(quiet, slice, seed, besideBusy));
        beside(
            sending(noisy, NOISY_RATE, slice, ofNoisy),
            slice,
            () -> quiet(quiet, slice, seed, besideNoisy));
      }
      return told(
          new NoisyFigures(
              new NoisyFigures.Quiet(
                  OpenLoad.of(QUIET_RATE, alone, 0),
                  OpenLoad.of(QUIET_RATE, besideBusy, 0),
                  OpenLoad.of(QUIET_RATE, besideNoisy, 0)),
              NoisyFigures.Other.of(ALLOWED_RATE, ofBusy),
              NoisyFigures.Other.of(NOISY_RATE, ofNoisy)));
    }
  }

  private static void beside(CompletableFuture<Void> sending, Duration slice, Runnable measured) {
    LockSupport.parkNanos(around(slice).toNanos());
    measured.run();
    sending.join();
  }

  private void quiet(Generator generator, Duration slice, long sliceSeed, Tally tally) {
    generator.connect(QUIET_CONNECTIONS, setup.timing().patience());
    generator.run(
        Schedule.poisson(QUIET_RATE, slice, sliceSeed),
        QUIET_CONNECTIONS,
        setup.timing().patience(),
        tally);
  }

  private CompletableFuture<Void> sending(
      Generator generator, double rate, Duration slice, Tally tally) {
    generator.connect(OTHER_CONNECTIONS, setup.timing().patience());
    Schedule schedule =
        Schedule.poisson(rate, slice.plus(around(slice).multipliedBy(2)), setup.seed());
    return CompletableFuture.runAsync(
        () -> generator.run(schedule, OTHER_CONNECTIONS, setup.timing().patience(), tally),
        command -> Thread.ofPlatform().name("beside").daemon().start(command));
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
                "p99 %.1f ms alone, %.1f beside a workspace that sends what it may, "
                    + "%.1f beside one that had %d of %d turns refused",
                figures.quiet().alone().p99Millis(),
                figures.quiet().besideBusy().p99Millis(),
                figures.quiet().besideNoisy().p99Millis(),
                figures.noisy().refused(),
                figures.noisy().sent()));
    return figures;
  }
}
