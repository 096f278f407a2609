package io.baton.server.bench.memory;

import io.baton.server.bench.load.Acknowledgements;
import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Schedule;
import io.baton.server.bench.load.Tally;
import io.baton.server.bench.load.Traffic;
import io.baton.server.bench.load.TurnRequests;
import io.baton.server.bench.server.ServerApi;
import io.baton.server.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Turns of conversations that are new again and again, in several workspaces at once. */
final class NewConversations implements AutoCloseable {

  private static final int WORKSPACES = 4;
  private static final int TURNS = 6;
  private static final int FEWEST_LIVE = 20;

  /** Between two turns of a conversation. */
  private static final int SECONDS = 2;

  private static final int CONNECTIONS = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final MemoryPlan plan;
  private final List<Generator> generators = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(WORKSPACES);
  private final LongAdder begun = new LongAdder();

  NewConversations(ServerProcess server, MemoryPlan plan) throws IOException {
    this.plan = plan;
    int live = Math.max(FEWEST_LIVE, plan.perSecond() * SECONDS / WORKSPACES);
    Acknowledgements beginnings =
        (conversation, turn, status) -> {
          if (turn == 1) {
            begun.increment();
          }
        };
    try (ServerApi api = new ServerApi(server)) {
      for (int i = 0; i < WORKSPACES; i++) {
        String name = "memory-" + i;
        long seed = plan.seed() + i;
        generators.add(
            new Generator(
                server.address(),
                new TurnRequests(api.workspace(name), seed),
                new Traffic(name, live, TURNS, seed, beginnings)));
      }
    }
  }

  /**
   * Sends turns for a minute, waits for the answers and closes all connections, for each that is
   * open has buffers at the server.
   *
   * @return what became of them
   */
  Tally minute(int number) throws IOException {
    List<Future<Tally>> sending = new ArrayList<>();
    for (int i = 0; i < WORKSPACES; i++) {
      Generator generator = generators.get(i);
      Schedule schedule =
          Schedule.poisson(
              plan.perSecond() / (double) WORKSPACES,
              plan.pace().minute(),
              plan.seed() + (long) number * WORKSPACES + i);
      sending.add(threads.submit(() -> send(generator, schedule)));
    }
    Tally all = new Tally(Long.MAX_VALUE);
    for (Future<Tally> one : sending) {
      try {
        all.add(one.get());
      } catch (ExecutionException e) {
        throw new IOException("the turns cannot be sent", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
    generators.forEach(Generator::disconnect);
    return all;
  }

  private static Tally send(Generator generator, Schedule schedule) {
    Tally tally = new Tally(Long.MAX_VALUE);
    generator.run(schedule, CONNECTIONS, PATIENCE, tally);
    return tally;
  }

  /** Conversations whose first turn was acknowledged. */
  long begun() {
    return begun.sum();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    generators.forEach(Generator::close);
  }
}
