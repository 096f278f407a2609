package io.baton.server.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.cli.ToldVersion;
import io.baton.server.db.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code chaos}: faults under load, and a count of what they did. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    version = ToldVersion.WORDS,
    exitCodeOnExecutionException = ChaosCommand.ENVIRONMENT,
    description =
        "Starts two servers on one PostgreSQL, lets customers chat with both, and kills, freezes "
            + "and cuts off servers and database and holds rows at random. Then it holds what is "
            + "stored against what was acknowledged. Exit code 1 if anything is lost, doubled or "
            + "wrong, if nothing was acknowledged, if a customer gave up, or if a status other "
            + "than 2xx, 429 and 503 came; 3 if it cannot be run.",
    footer = {"", "Examples:", "  ./baton chaos --seconds 60 --seed 7", "  ./baton chaos --json"})
public final class ChaosCommand implements Callable<Integer> {

  static final int ENVIRONMENT = 3;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the faults. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  /** Runs the command. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ChaosCommand()).setExecutionExceptionHandler(ChaosCommand::failed);
  }

  /** What cannot be run, such as a PostgreSQL that does not start, is a line; the rest a trace. */
  private static int failed(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    return switch (failure) {
      case IOException io -> told(failure, command);
      case UncheckedIOException io -> told(failure, command);
      case PersistenceException database -> told(failure, command);
      default -> throw failure;
    };
  }

  private static int told(Exception failure, CommandLine command) {
    command.getErr().println("chaos: " + failure.getMessage());
    return ENVIRONMENT;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("baton-chaos-");
    try {
      Chaos chaos = new Chaos(seed, line -> System.err.println("chaos: " + line));
      Chaos.Result result = chaos.run(directory, seconds, List.of(Chaos.Fault.values()));
      print(result);
      result.failures().forEach(line -> System.err.println("chaos: failed: " + line));
      return result.clean() ? 0 : 1;
    } finally {
      delete(directory);
    }
  }

  private void print(Chaos.Result result) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("seconds", seconds).put("seed", seed).put("acknowledged", result.acknowledged());
    node.put("lost", result.verdict().lost().size());
    node.put("doubled", result.verdict().doubled().size());
    node.put("wrong", result.verdict().wrong().size());
    ObjectNode faults = node.putObject("faults");
    result
        .faults()
        .forEach((fault, count) -> faults.put(fault.name().toLowerCase(Locale.ROOT), count));
    ObjectNode refusals = node.putObject("refusals");
    result.refusals().forEach((status, count) -> refusals.put(Integer.toString(status), count));
    if (json) {
      System.out.println(node.toPrettyString());
      return;
    }
    node.properties()
        .forEach(entry -> System.out.println(entry.getKey() + ": " + entry.getValue()));
    Stream.of(result.verdict().lost(), result.verdict().doubled(), result.verdict().wrong())
        .flatMap(List::stream)
        .limit(20)
        .forEach(System.out::println);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
