package io.baton.server.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.server.bench.load.Acknowledgements;
import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Schedule;
import io.baton.server.bench.load.Tally;
import io.baton.server.bench.load.Traffic;
import io.baton.server.bench.load.TurnRequests;
import io.baton.server.bench.server.ServerProcess;
import io.baton.server.turn.Durability;
import io.baton.server.webhook.http.RawReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What a receiver of webhooks that never answers costs the turns that it is told of, beside one
 * that answers at once: the same turns at the same rate, in slices by turns, so that other work on
 * the machine disturbs both alike.
 */
final class ReceiverBench {

  private static final double RATE = 300;
  private static final int CONVERSATIONS = 2000;
  private static final int TURNS = 20;
  private static final int SLICES = 6;
  private static final int CONNECTIONS = 256;

  private final Timing timing;
  private final long seed;
  private final Path under;
  private final List<String> options;
  private final Consumer<String> progress;

  /**
   * @param under where the server keeps its data meanwhile
   * @param options of its JVM
   */
  ReceiverBench(
      Timing timing, long seed, Path under, List<String> options, Consumer<String> progress) {
    this.timing = timing;
    this.seed = seed;
    this.under = under;
    this.options = List.copyOf(options);
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @throws IOException if the server does not start or stop, or takes no webhook
   */
  ReceiverFigures run() throws IOException {
    progress.accept("starting a server");
    try (PromptReceiver prompt = new PromptReceiver();
        RawReceiver hanging = RawReceiver.hanging();
        ServerProcess server = ServerProcess.start(Durability.GROUP_COMMIT, under, options);
        Generator generator = generator(server);
        ToldWebhooks webhooks = new ToldWebhooks(server)) {
      String quick = webhooks.add(prompt.port());
      String slow = webhooks.add(hanging.port());
      LoadRun load = new LoadRun(generator, timing, seed, progress);
      load.warmUp();
      Duration slice = timing.open().dividedBy(SLICES);
      Tally answered = new Tally(timing.open().toNanos());
      Tally hung = new Tally(timing.open().toNanos());
      for (int i = 0; i < SLICES; i++) {
        webhooks.only(quick);
        open(generator, slice, seed + i, answered);
        webhooks.only(slow);
        open(generator, slice, seed + i, hung);
      }
      ReceiverFigures figures =
          new ReceiverFigures(
              OpenLoad.of(RATE, answered, 0),
              OpenLoad.of(RATE, hung, 0),
              prompt.requests(),
              hanging.connections());
      progress.accept(
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

  private Generator generator(ServerProcess server) throws IOException {
    return new Generator(
        server.address(),
        new TurnRequests(server.key(), seed),
        new Traffic("bench", CONVERSATIONS, TURNS, seed, Acknowledgements.NONE));
  }

  private void open(Generator generator, Duration slice, long slicesSeed, Tally tally) {
    generator.connect(CONNECTIONS, timing.patience());
    generator.run(Schedule.poisson(RATE, slice, slicesSeed), CONNECTIONS, timing.patience(), tally);
  }
}
