package io.baton.server.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Schedule;
import io.baton.server.bench.load.Tally;
import io.baton.server.bench.server.ServerProcess;
import io.baton.server.turn.Durability;
import io.baton.server.webhook.http.RawReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a receiver of webhooks that never answers costs the turns that it is told of, beside one
 * that answers at once: the same turns at the same rate, in slices by turns, so that other work on
 * the machine disturbs both alike.
 */
final class ReceiverBench {

  private static final double RATE = 300;
  private static final int SLICES = 6;
  private static final int CONNECTIONS = 256;

  private final BenchSetup setup;

  ReceiverBench(BenchSetup setup) {
    this.setup = setup;
  }

  /**
   * Measures.
   *
   * @throws IOException if the server does not start or stop, or takes no webhook
   */
  ReceiverFigures run() throws IOException {
    setup.progress().accept("starting a server");
    try (PromptReceiver prompt = new PromptReceiver();
        RawReceiver hanging = RawReceiver.hanging();
        ServerProcess server = setup.server(Durability.GROUP_COMMIT);
        Generator generator = setup.generator(server, server.key(), "bench");
        ToldWebhooks webhooks = new ToldWebhooks(server)) {
      String quick = webhooks.add(prompt.port());
      String slow = webhooks.add(hanging.port());
      LoadRun load = new LoadRun(server, generator, setup.timing(), setup.seed(), setup.progress());
      load.warmUp();
      Duration slice = setup.timing().open().dividedBy(SLICES);
      Tally answered = new Tally(setup.timing().open().toNanos());
      Tally hung = new Tally(setup.timing().open().toNanos());
      for (int i = 0; i < SLICES; i++) {
        webhooks.only(quick);
        open(generator, slice, setup.seed() + i, answered);
        webhooks.only(slow);
        open(generator, slice, setup.seed() + i, hung);
      }
      ReceiverFigures figures =
          new ReceiverFigures(
              OpenLoad.of(RATE, answered, 0),
              OpenLoad.of(RATE, hung, 0),
              prompt.requests(),
              hanging.connections());
      setup
          .progress()
          .accept(
              String.format(
                  Locale.ROOT,
                  "p99 %.1f ms beside one that answers, %.1f beside one that hangs",
                  figures.prompt().p99Millis(),
                  figures.slow().p99Millis()));
      return figures;
    }
  }

  /** Takes everything at once. */
  private static final class PromptReceiver implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    PromptReceiver() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::take);
      server.setExecutor(threads);
      server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
      try (exchange) {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        requests.incrementAndGet();
        exchange.sendResponseHeaders(204, -1);
      }
    }

    int port() {
      return server.getAddress().getPort();
    }

    int requests() {
      return requests.get();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.close();
    }
  }

  private void open(Generator generator, Duration slice, long slicesSeed, Tally tally) {
    generator.connect(CONNECTIONS, setup.timing().patience());
    generator.run(
        Schedule.poisson(RATE, slice, slicesSeed), CONNECTIONS, setup.timing().patience(), tally);
  }
}
