package io.baton.server.bench;

import io.baton.server.bench.load.Generator;
import io.baton.server.bench.server.ServerProcess;
import io.baton.server.turn.Durability;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Servers of three durabilities, under the same loads. */
final class HttpBench {

  private static final double FIXED_RATE = 1000;

  private final BenchSetup setup;

  HttpBench(BenchSetup setup) {
    this.setup = setup;
  }

  /**
   * Measures.
   *
   * @throws IOException if a server does not start or stop
   */
  Figures run() throws IOException {
    OpenLoad open;
    try (Running server = start(Durability.GROUP_COMMIT)) {
      open = server.load().open(FIXED_RATE);
    }
    // Another server, so that the saturated ones are equally warm.
    try (Running server = start(Durability.GROUP_COMMIT)) {
      List<Saturation> saturated = besideOthers(server);
      return new Figures(
          open,
          saturated.get(0),
          saturated.get(1),
          saturated.get(2),
          server.load().overload(saturated.get(0)));
    }
  }

  private List<Saturation> besideOthers(Running durable) throws IOException {
    try (Running single = start(Durability.TRANSACTION_PER_TURN);
        Running none = start(Durability.NONE)) {
      return Saturating.all(List.of(durable.load(), single.load(), none.load()));
    }
  }

  private Running start(Durability durability) throws IOException {
    String name = durability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    setup.progress().accept(name + ": starting a server");
    ServerProcess server = setup.server(durability);
    Generator generator = setup.generator(server, server.key(), "bench");
    LoadRun load =
        new LoadRun(
            server,
            generator,
            setup.timing(),
            setup.seed(),
            words -> setup.progress().accept(name + ": " + words));
    load.warmUp();
    return new Running(server, generator, load);
  }

  /** A server that is warm, and its load. */
  private record Running(ServerProcess server, Generator generator, LoadRun load)
      implements AutoCloseable {

    @Override
    public void close() throws IOException {
      generator.close();
      server.close();
    }
  }
}
