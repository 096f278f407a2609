package io.baton.server.bench;

import io.baton.server.bench.load.Acknowledgements;
import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Traffic;
import io.baton.server.bench.load.TurnRequests;
import io.baton.server.bench.server.ServerProcess;
import io.baton.server.turn.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the measurements of {@code bench http} have in common.
 *
 * @param timing how long each part takes
 * @param seed of texts and times
 * @param under where the servers keep their data meanwhile
 * @param options of their JVMs
 * @param progress told what is being done
 */
record BenchSetup(
    Timing timing, long seed, Path under, List<String> options, Consumer<String> progress) {

  private static final int CONVERSATIONS = 2000;
  private static final int TURNS = 20;

  BenchSetup {
    options = List.copyOf(options);
  }

  /**
   * Starts a server.
   *
   * @throws IOException if it does not start
   */
  ServerProcess server(Durability durability) throws IOException {
    return ServerProcess.start(durability, under, options);
  }

  /** Sends turns of 2,000 conversations whose ids begin with this name. */
  Generator generator(ServerProcess server, String key, String name) {
    return new Generator(
        server.address(),
        new TurnRequests(key, seed),
        new Traffic(name, CONVERSATIONS, TURNS, seed, Acknowledgements.NONE));
  }
}
