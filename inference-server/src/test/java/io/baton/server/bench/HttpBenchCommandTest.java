package io.baton.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class HttpBenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = HttpBenchCommand.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void helpHasExamplesAndSecondsHaveARange() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "./baton bench http --json");
    assertThat(run("--seconds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("0 is not in 1..3600");
    assertThat(run("--receiver", "fast")).isEqualTo(2);
    assertThat(err.toString()).contains("--receiver 'fast' is not slow");
    assertThat(run("--receiver", "slow", "--noisy")).isEqualTo(2);
    assertThat(err.toString()).contains("--receiver and --noisy are two measurements");
  }

  @Test
  void aServerThatDoesNotStartIsToldAndThree(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(run("--directory", file.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("bench: load average ", "baton bench http: ", "file");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  @Tag("slow")
  void aReceiverThatHangsIsMeasuredBesideOneThatAnswers(@TempDir Path directory)
      throws IOException {
    int code =
        run("--receiver", "slow", "--json", "--seconds", "1", "--directory", directory.toString());
    JsonNode figures = new ObjectMapper().readTree(out.toString());
    assertThat(figures.at("/promptReceiver/p99Millis").asDouble()).isPositive();
    assertThat(figures.at("/slowReceiver/p99Millis").asDouble()).isPositive();
    assertThat(figures.at("/promptReceiver/requestsToReceiver").asInt()).isPositive();
    assertThat(figures.at("/slowReceiver/requestsToReceiver").asInt()).isPositive();
    assertThat(figures.path("ratioP99").asDouble()).isPositive();
    assertThat(code).isEqualTo(err.toString().contains("wrong or missing") ? 1 : 0);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @Tag("benchmark")
  void aWorkspaceIsMeasuredAloneAndBesideOneThatSendsTooMuch(@TempDir Path directory)
      throws IOException {
    int code = run("--noisy", "--json", "--seconds", "1", "--directory", directory.toString());
    JsonNode figures = new ObjectMapper().readTree(out.toString());
    assertThat(figures.at("/quietAlone/p99Millis").asDouble()).isPositive();
    assertThat(figures.at("/quietBesideBusy/p99Millis").asDouble()).isPositive();
    assertThat(figures.at("/quietBesideNoisy/p99Millis").asDouble()).isPositive();
    assertThat(figures.at("/noisy/refused").asLong()).isPositive();
    assertThat(figures.path("ratioP99").asDouble()).isPositive();
    assertThat(code).isEqualTo(err.toString().contains("wrong or missing") ? 1 : 0);
  }

  @Test
  @Tag("slow")
  void aShortRunHasAllFiguresAndLeavesNothingBehind(@TempDir Path directory) throws IOException {
    int code = run("--json", "--seconds", "1", "--directory", directory.toString());
    JsonNode figures = new ObjectMapper().readTree(out.toString());
    assertThat(figures.at("/open1000/p50Millis").asDouble()).isPositive();
    for (String load : new String[] {"saturated", "oneTransaction", "noDurability"}) {
      assertThat(figures.path(load).path("turnsPerSecond").asDouble()).isPositive();
      assertThat(figures.path(load).path("p99Millis").asDouble()).isPositive();
    }
    assertThat(figures.path("ratioToOneTransaction").asDouble()).isPositive();
    assertThat(figures.path("ratioToNoDurability").asDouble()).isPositive();
    assertThat(figures.at("/overload/offeredPerSecond").asDouble()).isPositive();
    assertThat(figures.at("/overload/sent").asLong()).isPositive();
    // So short, on a machine that is busy, it may well fail; then it must say so.
    assertThat(code).isEqualTo(err.toString().contains("wrong or missing") ? 1 : 0);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }
}
