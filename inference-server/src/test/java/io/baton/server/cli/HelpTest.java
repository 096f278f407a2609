package io.baton.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.baton.server.config.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class HelpTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "demo",
        "migrate",
        "policy",
        "policy check",
        "policy show",
        "simulate",
        "simulate queue",
        "templates",
        "templates check",
        "templates list",
        "templates preview",
        "webhooks",
        "webhooks add",
        "webhooks list",
        "webhooks test",
        "webhooks replay"
      })
  void helpEndsWithZeroAndShowsExamples(String command) {
    assertThat(run((command + " --help").split(" "))).isZero();
    assertThat(out.toString()).contains("Usage: baton " + command, "Example");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --prot 1",
        "demo --once=maybe",
        "migrate here",
        "dance",
        "simulate queue --agents 0"
      })
  void whatIsNotKnownEndsWithTwo(String command) {
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --prot 1",
        "history --since yesterday",
        "demo --pause=-1",
        "simulate queue --agents ten",
        "simulate queue --agents 0",
        "webhooks add"
      })
  void whatIsWrongIsALineThatTellsWhereThereIsMore(String command) {
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("baton ").contains(": ").contains("--help tells more");
  }

  @Test
  void everyCommandTellsItsVersion() {
    all(ServerCli.commandLine())
        .forEach(command -> {
          StringWriter told = new StringWriter();
          command.setOut(new PrintWriter(told, true));
          if (!command.getCommandName().equals("help")) {
            assertThat(command.execute("--version")).as(command.getCommandName()).isZero();
            assertThat(told.toString()).as(command.getCommandName()).startsWith("baton ");
          }
        });
  }

  @Test
  void listsTellAWholeSentenceAndExamplesFitATerminal() {
    for (CommandLine command : ServerCli.commandLine().getSubcommands().values()) {
      assertThat(command.getSubcommands().values())
          .extracting(listed -> listed.getCommandSpec().usageMessage().description()[0])
          .allMatch(words -> words.endsWith("."));
      assertThat(all(command).map(one -> one.getCommandSpec().usageMessage().footer()))
          .allSatisfy(footer -> assertThat(footer).allMatch(line -> line.length() < 80));
    }
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8300",
        "foo",
        "",
        "ftp://127.0.0.1",
        "http://127.0.0.1:99999",
        "http:",
        "http://127.0.0.1/baton",
        "http://127.0.0.1?at=baton",
        "http://me:secret@127.0.0.1"
      })
  void aServerThatIsNoAddressEndsWithTwo(String server) {
    assertThat(run("models", "list", "--server", server)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("baton models list: ").contains("--server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first\nsecond", "ключ", "a\u0000b"})
  void aKeyThatNoRequestCanCarryEndsWithTwoAndIsNotShown(String key, @TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("key"), key);
    assertThat(run("models", "list", "--key-file", file.toString())).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(file + ": holds no key").doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "2147483647"})
  void daysOfAKeyThatCannotBeAreToldByTheirOption(String days) {
    assertThat(run("keys", "create", "--name", "x", "--scope", "bot", "--days", days)).isEqualTo(2);
    assertThat(err.toString()).contains("--days: " + days + " is not in 1..36500");
  }

  @Test
  void whatFailsNamesTheWholeCommand(@TempDir Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "k");
    assertThat(run("models", "show", "x", "--server", "http://127.0.0.1:1", "--key-file", "" + key))
        .isEqualTo(3);
    assertThat(err.toString()).startsWith("baton models show: ");
  }

  @ParameterizedTest
  @CsvSource({"400, 2", "404, 2", "422, 2", "401, 3", "403, 3", "408, 3", "429, 3", "503, 3"})
  void whatPassesByItselfIsNoFaultOfWhatWasAskedFor(int status, int code, @TempDir Path folder)
      throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "k");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(run("models", "list", "--server", url, "--key-file", "" + key)).isEqualTo(code);
      assertThat(err.toString()).startsWith("baton models list: ").contains("" + status);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSettingOutOfRangeEndsWithTwoAndIsNamed() {
    assertThat(run("serve", "--port", "70000")).isEqualTo(2);
    assertThat(err.toString()).contains("baton serve: ", "port", "70000");
  }

  @Test
  void everySettingIsAFlagOfItsOwnOrASecretVariable() {
    assertThat(run("serve", "--help")).isZero();
    for (Setting setting : Setting.values()) {
      assertThat(out.toString().contains("--" + setting.key() + "="))
          .as(setting.key())
          .isNotEqualTo(setting.secret());
      assertThat(out.toString().contains(" " + setting.variable() + " "))
          .as(setting.variable())
          .isEqualTo(setting.secret());
    }
    assertThat(run("serve", "--api-key", "x")).isEqualTo(2);
    assertThat(run("serve", "--crm-timeout-millis", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("crm-timeout-millis", "50..10000");
    assertThat(out.toString()).contains("50 to 10000", "jdbc:postgresql://");
  }

  private int run(String... arguments) {
    CommandLine commands = ServerCli.commandLine();
    commands.setOut(new PrintWriter(out, true));
    return commands.setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
