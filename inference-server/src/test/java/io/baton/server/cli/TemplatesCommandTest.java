package io.baton.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Runs {@code templates} as a person would. */
final class TemplatesCommandTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private final PrintStream usualOut = System.out;

  @BeforeEach
  void catchOutput() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveOutputBack() {
    System.setOut(usualOut);
  }

  @Test
  void whatIsListedPassesTheCheck() throws IOException {
    assertThat(run("templates", "list", "--language", "fr")).isZero();
    String file = file(told());
    out.reset();
    assertThat(run("templates", "check", file)).isZero();
    assertThat(told()).matches("\\Q" + file + "\\E: fine, \\d{2} texts\n");
  }

  @Test
  void everythingThatIsWrongIsTold() throws IOException {
    String file = file("survey.thanks=Bye [[\nqueue.position=Hi {agent}\nnothing=x\n");
    assertThat(run("templates", "check", file)).isEqualTo(1);
    assertThat(told().lines())
        .containsExactly(
            file + " nothing: there is no such message",
            file + " queue.position: line 1 column 5: {agent} is unknown; there is {ahead}, {wait}",
            file + " queue.position: {ahead} is missing: the text must say it always",
            file + " survey.thanks: line 1 column 5: '[[' has no ']]'");
    out.reset();
    assertThat(run("templates", "check", "--json", file)).isEqualTo(1);
    assertThat(json().at("/problems/0/key").asText()).isEqualTo("nothing");
    assertThat(run("templates", "check", folder.resolve("none").toString())).isEqualTo(3);
  }

  @Test
  void aFileThatCannotBeReadHidesNothingOfTheOthers() throws IOException {
    String file = file("nothing=x\n");
    String none = folder.resolve("none").toString();
    assertThat(run("templates", "check", file, none)).isEqualTo(3);
    assertThat(told()).isEqualTo(file + " nothing: there is no such message\n");
    assertThat(err.toString()).contains(none + ": there is no such file");
    out.reset();
    assertThat(run("templates", "check", "--json", none, file)).isEqualTo(3);
    assertThat(json().at("/problems/0/key").asText()).isEqualTo("nothing");
  }

  @Test
  void aPreviewSaysWhatIsKnown() throws IOException {
    assertThat(
            run(
                "templates",
                "preview",
                "introduction.loop",
                "--language=es",
                "--set=team=Pagos",
                "--set=knows=order,attempts",
                "--set=wait=90"))
        .isZero();
    assertThat(told())
        .isEqualTo(
            "Parece que estamos dando vueltas a lo mismo, y lo lamento. Le paso con nuestro equipo"
                + " de Pagos. No tendrá que empezar de cero: quien le atienda ya conocerá su"
                + " número de pedido y lo que ya hemos intentado. Le atenderán en unos 2"
                + " minutos.\n");
    out.reset();
    assertThat(run("templates", "preview", "queue.position", "--json")).isEqualTo(1);
    assertThat(json().path("missing").toString()).isEqualTo("[\"ahead\"]");
    assertThat(json().path("leftOut").toString()).isEqualTo("[\"wait\"]");
    out.reset();
    assertThat(run("templates", "preview", "agent.left", "--text=Bye[[ {agent}]]", "--set=agent=7"))
        .isZero();
    assertThat(told()).isEqualTo("Bye 7\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no.such",
        "queue.position --set ahead=many",
        "queue.position --set nothing=1",
        "queue.position --text {agent}",
        "queue.position --text {ahead} --language ?"
      })
  void whatCannotBeTriedEndsWithTwo(String arguments) {
    assertThat(run(("templates preview " + arguments).split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
    assertThat(told()).isEmpty();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("texts.properties"), text).toString();
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(told());
  }

  private int run(String... arguments) {
    CommandLine commands = ServerCli.commandLine();
    return commands.setErr(new PrintWriter(err, true)).execute(arguments);
  }
}
