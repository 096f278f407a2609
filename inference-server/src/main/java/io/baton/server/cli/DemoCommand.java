package io.baton.server.cli;

import io.baton.server.Server;
import io.baton.server.Wiring;
import io.baton.server.config.ServerConfig;
import io.baton.server.demo.DemoWorkspace;
import io.baton.server.demo.Play;
import io.baton.server.demo.RiskApi;
import io.baton.server.demo.Screen;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole of it, with ten conversations to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the server, plays ten conversations of five industries through its API and shows",
      "risk, action and signals of every turn. What is handed over goes to a simulated agent and",
      "back to the bot, all in a workspace of its own, baton-demo. Then it stays up, unless --once",
      "is given."
    },
    footer = {"", "Examples:", "  ./baton demo", "  ./baton demo --once --pause 0 --port 0"})
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ServerOptions options = new ServerOptions();

  @Option(names = "--once", description = "Exit when the conversations are over.")
  private boolean once;

  @Option(
      names = "--pause",
      paramLabel = "MILLIS",
      defaultValue = "350",
      description = "Between turns. Default: ${DEFAULT-VALUE}.")
  private long pause;

  @Override
  public Integer call() throws InterruptedException {
    if (pause < 0) {
      throw new ParameterException(spec.commandLine(), "--pause: " + pause + " is negative");
    }
    ServerConfig config = options.load();
    Clock clock = Clock.systemUTC();
    Server server = Wiring.start(config, clock);
    CountDownLatch stopped = new CountDownLatch(1);
    server.closeAtEnd(stopped::countDown);
    URI uri = URI.create(config.http().url(server.port()));
    try (DemoWorkspace workspace = DemoWorkspace.open(uri, server.key(), clock)) {
      play(workspace.api());
    }
    if (!once) {
      System.out.println(invitation(uri, server));
      stopped.await();
    }
    return 0;
  }

  private void play(RiskApi api) throws InterruptedException {
    boolean colours = System.console() != null && System.getenv("NO_COLOR") == null;
    new Play(api, new Screen(colours), System.out::println, pause).all();
  }

  private static String invitation(URI uri, Server server) {
    return """

    Baton stays up at %1$s (model %2$s). Try it:

      curl -s %1$s/v1/conversations/mine/turns \\
        -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' \\
        -d '{"id":"t-1","speaker":"customer","text":"I want to talk to a human"}'

    All that can be asked for, with examples: %1$s/docs
    Ctrl-C stops it.\
    """
        .formatted(uri, server.modelVersion(), server.key().value());
  }
}
