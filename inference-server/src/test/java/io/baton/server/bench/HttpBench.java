package io.baton.server.bench;

import io.baton.server.bench.load.Acknowledgements;
import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Traffic;
import io.baton.server.bench.load.TurnRequests;
import io.baton.server.turn.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Servers of three durabilities, one after the other, under the same loads. */
final class HttpBench {

  private static final double FIXED_RATE = 1000;
  private static final int CONVERSATIONS = 2000;
  private static final int TURNS = 20;

  private record Durable(Saturation saturated, Overload overload) {}

  private final Timing timing;
  private final long seed;
  private final Path under;
  private final List<String> options;
  private final Consumer<String> progress;

  /**
   * @param under where the servers keep their data meanwhile
   * @param options of their JVMs
   */
  HttpBench(Timing timing, long seed, Path under, List<String> options, Consumer<String> progress) {
    this.timing = timing;
    this.seed = seed;
    this.under = under;
    this.options = List.copyOf(options);
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @throws IOException if a server does not start or stop
   */
  Figures run() throws IOException {
    OpenLoad open = with(Durability.GROUP_COMMIT, load -> load.open(FIXED_RATE));
    // Another server, so that all three came to their saturation the same way.
    Durable durable =
        with(
            Durability.GROUP_COMMIT,
            load -> {
              Saturation saturated = load.saturation();
              return new Durable(saturated, load.overload(saturated));
            });
    return new Figures(
        open,
        durable.saturated(),
        with(Durability.TRANSACTION_PER_TURN, LoadRun::saturation),
        with(Durability.NONE, LoadRun::saturation),
        durable.overload());
  }

  private <T> T with(Durability durability, Function<LoadRun, T> measure) throws IOException {
    try (ServerProcess server = start(durability);
        Generator generator = generator(server)) {
      LoadRun load = new LoadRun(generator, timing, seed, progress);
      load.warmUp();
      return measure.apply(load);
    }
  }

  private ServerProcess start(Durability durability) throws IOException {
    progress.accept("durability " + durability + ": starting a server");
    return ServerProcess.start(durability, under, options);
  }

  private Generator generator(ServerProcess server) throws IOException {
    return new Generator(
        server.address(),
        new TurnRequests(server.key(), seed),
        new Traffic("bench", CONVERSATIONS, TURNS, seed, Acknowledgements.NONE));
  }
}
