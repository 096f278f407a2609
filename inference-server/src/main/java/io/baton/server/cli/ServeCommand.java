package io.baton.server.cli;

import io.baton.server.Server;
import io.baton.server.Wiring;
import io.baton.server.config.ServerConfig;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: the server, until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the server and stays up until Ctrl-C. Settings come from flags, from BATON_…",
      "variables (BATON_PORT for --port) and from --config FILE, in this order.",
      "BATON_LOG_FORMAT=json makes the log lines of JSON; variables such as",
      "OTEL_EXPORTER_OTLP_ENDPOINT send traces; /metrics is for Prometheus."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton serve",
      "  ./baton serve --port 9000 --data /var/lib/baton --model my-bundle",
      "  ./baton serve --model none",
      "  ./baton serve --database-url jdbc:postgresql://db/baton \\",
      "    --database-user baton"
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private final ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    ServerConfig config = options.load();
    Server server = Wiring.start(config, Clock.systemUTC());
    CountDownLatch stopped = new CountDownLatch(1);
    server.closeAtEnd(stopped::countDown);
    System.err.println(
        "Baton listens on "
            + config.http().url(server.port())
            + ", model "
            + server.modelVersion());
    if (config.apiKey().isEmpty()) {
      System.err.println("API key: " + config.database().data().resolve("api-key"));
    }
    stopped.await();
    return 0;
  }
}
