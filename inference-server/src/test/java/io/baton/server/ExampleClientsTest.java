package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.FaultyProxy.Event;
import io.baton.server.FaultyProxy.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients in the folder examples, each as a process against a real server. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExampleClientsTest {

  private static final Path FOLDER = Path.of("examples");
  private static final Path TURNS = FOLDER.resolve("turns.jsonl");
  private static final String OUTPUT =
      """
      t-1 continue
      t-2 continue
      t-3 continue
      t-4 rephrase: Sorry, I didn't quite get that. Could you put it another way?
      t-5 hand_off: Of course. I'm connecting you with a colleague. They will have our \
      conversation so far in front of them, so you won't have to repeat yourself.
      """;

  private Optional<TestServer> started = Optional.empty();

  /** The client in Java, compiled once: by itself it would compile itself at each start. */
  private Path classes = Path.of("");

  @BeforeAll
  void start(@TempDir Path data, @TempDir Path compiledTo) {
    started = Optional.of(new TestServer(data));
    classes = compiledTo;
    String source = FOLDER.resolve(Client.JAVA.file).toString();
    int compiled =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, "-d", classes.toString(), source);
    assertThat(compiled).isZero();
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  /** An example, and how it is started. */
  enum Client {
    JAVA(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "BatonClient.java"),
    PYTHON("python3", "baton_client.py"),
    CURL("sh", "baton_client.sh");

    private final String program;
    private final String file;

    Client(String program, String file) {
      this.program = program;
      this.file = file;
    }

    /** Whether this machine has what it needs. */
    boolean runs() {
      String needed = this == CURL ? "curl" : program;
      try {
        return new ProcessBuilder(needed, "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** As its users start it. */
    List<String> asShown() {
      List<String> command = fast();
      command.add(FOLDER.resolve(file).toString());
      return command;
    }

    /** The same program, compiled already where that can be. */
    List<String> compiled(Path classes) {
      if (this != JAVA) {
        return asShown();
      }
      List<String> command = fast();
      command.addAll(List.of("-cp", classes.toString(), file.replace(".java", "")));
      return command;
    }

    private List<String> fast() {
      List<String> command = new ArrayList<>(List.of(program));
      if (this == JAVA) {
        // It is over before it pays to compile it well.
        command.add("-XX:TieredStopAtLevel=1");
      }
      return command;
    }
  }

  private record Run(int exitCode, String output, String errors) {}

  private Run run(Client client, String url, String conversation, Path turns) throws Exception {
    Assumptions.assumeTrue(client.runs(), client + " is not on this machine");
    return run(client.compiled(classes), url, conversation, turns);
  }

  private Run run(List<String> program, String url, String conversation, Path turns)
      throws Exception {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(conversation, turns.toString()));
    Path output = Files.createTempFile("example", ".out");
    Path errors = Files.createTempFile("example", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("BATON_URL", url);
      builder.environment().put("BATON_KEY", server().key("examples", "bot"));
      Process process = builder.start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Run(
          process.waitFor(),
          Files.readString(output, StandardCharsets.UTF_8),
          Files.readString(errors, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + server().server().port();
  }

  private int stored(String conversation) throws Exception {
    try (Api bot = server().with(server().key("examples", "bot"))) {
      return bot.get("/v1/conversations/" + conversation).json().path("turns").asInt();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aConversationIsPlayedUntilAHumanTakesOver(Client client) throws Exception {
    String conversation = "played-" + client;
    Assumptions.assumeTrue(client.runs(), client + " is not on this machine");
    Run run = run(client.asShown(), url(), conversation, TURNS);
    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).isEqualTo(OUTPUT);
    assertThat(run.exitCode()).isZero();
    assertThat(stored(conversation)).isEqualTo(5);
    assertThat(run(client, url(), conversation, TURNS)).isEqualTo(run);
    assertThat(stored(conversation)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void whileAnAgentHasItTheBotIsSilentAndTheCustomerIsHeard(Client client, @TempDir Path scratch)
      throws Exception {
    String conversation = "taken-" + client;
    Path turns = scratch.resolve("turns.jsonl");
    List<String> said =
        List.of(
            "{\"id\":\"t-1\",\"speaker\":\"customer\",\"text\":\"where is my order\"}",
            "{\"id\":\"t-2\",\"speaker\":\"bot\",\"text\":\"On its way.\"}",
            "{\"id\":\"t-3\",\"speaker\":\"customer\",\"text\":\"and when is it here\"}",
            "{\"id\":\"t-4\",\"speaker\":\"bot\",\"text\":\"On Monday.\"}",
            "{\"id\":\"t-5\",\"speaker\":\"customer\",\"text\":\"thanks\"}");
    Files.write(turns, said.subList(0, 1));
    assertThat(run(client, url(), conversation, turns).output()).isEqualTo("t-1 continue\n");
    try (Helped shop = Helped.workspace(server(), "examples")) {
      shop.say(conversation, "a-1", "agent", "I look", ",'agent':'otto'");
      Files.write(turns, said);
      Run run = run(client, url(), conversation, turns);
      assertThat(run.errors()).isEmpty();
      assertThat(run.output())
          .isEqualTo(
              """
              t-1 continue
              t-2 refused: You are now talking with a colleague, so I'll stay out of the \
              conversation.
              t-3 continue
              A colleague has joined the conversation.
              t-5 continue
              """);
      assertThat(run.exitCode()).isZero();
    }
    assertThat(stored(conversation)).as("t-1, a-1, t-3, t-5").isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsIsHeardToo(Client client, @TempDir Path scratch) throws Exception {
    String conversation = "waiting-" + client;
    Path turns = scratch.resolve("turns.jsonl");
    String more = "{\"id\":\"t-7\",\"speaker\":\"customer\",\"text\":\"it is order 48213\"}\n";
    Files.writeString(turns, Files.readString(TURNS) + more);
    Run run = run(client, url(), conversation, turns);
    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).startsWith(OUTPUT + "t-7 ");
    assertThat(stored(conversation)).as("all but t-6").isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource
  void refusalsAreWaitedForAndLostAnswersAskedForAgain(Client client) throws Exception {
    String conversation = "troubled-" + client;
    try (FaultyProxy proxy =
        new FaultyProxy(
            server().server().port(),
            Fault.BUSY,
            Fault.NONE,
            Fault.LOST,
            Fault.NONE,
            Fault.LIMITED,
            Fault.NONE,
            Fault.BROKEN_OFF)) {
      Run run = run(client, proxy.url(), conversation, TURNS);
      assertThat(run.output()).isEqualTo(OUTPUT);
      assertThat(run.exitCode()).isZero();
      assertThat(run.errors().lines()).hasSize(4).allMatch(line -> line.contains("; again in "));
      List<Event> events = proxy.events();
      assertThat(events.stream().map(Event::status))
          .containsExactly(503, 201, 201, 200, 429, 201, 503, 201, 201);
      assertThat(pauses(events, Fault.BUSY, Fault.LIMITED))
          .hasSize(2)
          .allMatch(pause -> pause.compareTo(Duration.ofMillis(1_900)) > 0);
    }
    assertThat(stored(conversation)).isEqualTo(5);
  }

  /** How long the client waited after these. */
  private static List<Duration> pauses(List<Event> events, Fault... faults) {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i + 1 < events.size(); i++) {
      if (Stream.of(faults).anyMatch(events.get(i).fault()::equals)) {
        pauses.add(Duration.ofNanos(events.get(i + 1).nanos() - events.get(i).nanos()));
      }
    }
    return pauses;
  }

  /** Whoever lists processes reads it there. */
  @Test
  void theKeyIsInNoArgumentOfCurl(@TempDir Path scratch) throws Exception {
    Assumptions.assumeTrue(Client.CURL.runs(), "curl is not on this machine");
    Path seen = scratch.resolve("arguments");
    Path curl = scratch.resolve("curl");
    Files.writeString(
        curl,
        """
        #!/bin/sh
        echo "$@" >> '%s'
        PATH=${PATH#*:}
        exec curl "$@"
        """
            .formatted(seen));
    assertThat(curl.toFile().setExecutable(true)).isTrue();
    List<String> program =
        List.of(
            "env",
            "PATH=" + scratch + ":" + System.getenv("PATH"),
            "sh",
            FOLDER + "/baton_client.sh");
    assertThat(run(program, url(), "hidden", TURNS).output()).isEqualTo(OUTPUT);
    assertThat(seen).content().contains("/v1/conversations/hidden/turns").doesNotContain("Bearer");
  }

  @ParameterizedTest
  @EnumSource
  void whatNoRepetitionMendsIsToldAndEndsIt(Client client, @TempDir Path scratch) throws Exception {
    String conversation = "refused-" + client;
    assertThat(run(client, url(), conversation, TURNS).exitCode()).isZero();
    Path other = scratch.resolve("other.jsonl");
    Files.writeString(other, Files.readString(TURNS).replace("hi, where", "hello, where"));
    Run contradiction = run(client, url(), conversation, other);
    assertThat(contradiction.exitCode()).isEqualTo(1);
    assertThat(contradiction.errors()).startsWith("409 id: another turn came as 't-1'");
    Path bad = scratch.resolve("bad.jsonl");
    Files.writeString(bad, "{\"id\":\"t-9\",\"speaker\":\"dog\"}\n");
    Run invalid = run(client, url(), conversation, bad);
    assertThat(invalid.exitCode()).isEqualTo(1);
    assertThat(invalid.errors()).startsWith("422 speaker: 'dog'");
    assertThat(stored(conversation)).isEqualTo(5);
  }
}
