package io.baton.server.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.bench.memory.MemoryPlan.Pace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MemoryBenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = MemoryBenchCommand.commandLine(new Pace(Duration.ofMillis(250), 1));
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void helpHasExamplesAndNumbersHaveARange() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "./baton bench memory --json");
    assertThat(run("--minutes", "7")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--minutes 7 is not in 8..1440\n");
    assertThat(run("--rate", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--rate 0 is not in 1..10000\n");
    assertThat(run("--heap", "64")).isEqualTo(2);
    assertThat(err.toString()).contains("--heap 64 is not in 256..65536\n");
  }

  @Test
  void aServerThatDoesNotStartIsToldAndThree(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThat(run("--directory", file.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("baton bench memory: ", "file");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  @Tag("slow")
  void everyMinuteHasItsLineAndTheEndAllFigures(@TempDir Path directory) throws IOException {
    int code =
        run("--minutes", "8", "--heap", "256", "--json", "--directory", directory.toString());
    assertThat(err.toString().lines().filter(line -> line.startsWith("bench: minute "))).hasSize(8);
    JsonNode figures = new ObjectMapper().readTree(out.toString());
    assertThat(figures.path("minutes").asInt()).isEqualTo(8);
    long turns = figures.path("turns").asLong();
    assertThat(turns).isGreaterThan(150);
    assertThat(figures.path("conversations").asLong()).isBetween(25L, turns);
    assertThat(figures.path("errors").asLong()).isZero();
    assertThat(figures.at("/heapMillionBytes/first").asDouble()).isBetween(10.0, 269.0);
    assertThat(figures.at("/heapMillionBytes/last").asDouble()).isBetween(10.0, 269.0);
    assertThat(figures.at("/residentMillionBytes/first").asDouble()).isGreaterThan(269);
    // So short, it may not be flat; then it must say so.
    assertThat(code).isEqualTo(figures.path("flat").asBoolean() ? 0 : 1);
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }
}
