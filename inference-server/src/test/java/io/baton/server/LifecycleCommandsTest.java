package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code baton retention}, {@code customers} and {@code keys} against a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LifecycleCommandsTest {

  @TempDir Path folder;
  private Optional<TestServer> started = Optional.empty();
  private Path key = Path.of("");

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    TestServer server = new TestServer(data);
    started = Optional.of(server);
    key = Files.writeString(data.resolve("key"), server.server().key().value());
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Ran run(String... arguments) {
    return Ran.asking("http://127.0.0.1:" + started.orElseThrow().server().port(), key, arguments);
  }

  @Test
  void retentionIsShownAndSet() throws Exception {
    assertThat(run("retention", "show").out()).isEqualTo("forever\n");
    assertThat(run("retention", "set", "90").out()).isEqualTo("90\n");
    assertThat(run("retention", "show").out()).isEqualTo("90\n");
    assertThat(run("retention", "show", "--json").json().path("days").asInt()).isEqualTo(90);
    assertThat(run("retention", "set", "forever", "--json").json().path("days").isNull()).isTrue();
    assertThat(run("retention", "show").out()).isEqualTo("forever\n");
    Ran none = run("retention", "set", "0");
    assertThat(none.code()).isNotZero();
    assertThat(none.err()).contains("days: 0 is not in 1..36500");
    assertThat(run("retention", "set", "soon").code()).isEqualTo(2);
    assertThat(run("retention", "set", "99999999999").err())
        .contains("days: 99999999999 is not in 1..36500");
  }

  @Test
  void aCustomerIsExportedAndErased() throws Exception {
    for (int i = 1; i <= 2; i++) {
      started
          .orElseThrow()
          .operator()
          .post(
              "/v1/conversations/mine-" + i + "/turns",
              "{'id':'t-1','speaker':'customer','text':'grüße "
                  + i
                  + "',"
                  + "'conversation':{'customer':{'id':'Zoë & co'}}}");
    }
    Ran exported = run("customers", "export", "Zoë & co");
    assertThat(exported.code()).isZero();
    assertThat(exported.out()).contains("grüße 1", "grüße 2").hasLineCount(2);
    Path file = folder.resolve("zoe.jsonl");
    assertThat(run("customers", "export", "Zoë & co", "--out", file.toString()).code()).isZero();
    assertThat(file).hasContent(exported.out());
    assertThat(run("customers", "export", "Zoë & co", "--out", file.toString()).code())
        .isEqualTo(2);
    assertThat(folder).isDirectoryNotContaining("glob:**.baton-part-*");
    assertThat(run("customers", "erase", "Zoë & co").code()).isEqualTo(2);
    assertThat(run("customers", "export", "Zoë & co").code()).isZero();
    assertThat(run("customers", "erase", "Zoë & co", "--yes").out()).isEqualTo("2\n");
    assertThat(run("customers", "export", "Zoë & co").err()).contains("nothing is kept");
    assertThat(run("customers", "erase", "Zoë & co", "--yes").code()).isNotZero();
  }

  @Test
  void aKeyThatCannotBeMadeMakesNoWorkspace() throws Exception {
    String[] make = {"keys", "create", "--name", "n", "--workspace", "fresh", "--scope"};
    Ran refused = run(with(make, "cook"));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("cook").hasLineCount(1);
    assertThat(workspaces()).doesNotContain("fresh");
    Ran broken = run("keys", "create", "--name", "a\nb", "--scope", "bot");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("name: has a character that is not printed").hasLineCount(1);
    assertThat(run(with(make, "bot")).err()).contains(" opens workspace fresh");
    assertThat(run(with(make, "admin")).code()).isZero();
    assertThat(workspaces()).containsOnlyOnce("fresh");
  }

  private static String[] with(String[] arguments, String last) {
    return Stream.concat(Arrays.stream(arguments), Stream.of(last)).toArray(String[]::new);
  }

  private String workspaces() throws Exception {
    return new String(
        started.orElseThrow().operator().get("/v1/workspaces").body(), StandardCharsets.UTF_8);
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (List<String> command :
        List.of(
            List.of("retention", "show"),
            List.of("retention", "set"),
            List.of("customers", "export"),
            List.of("customers", "erase"))) {
      Ran ran = Ran.of(command.getFirst(), command.getLast(), "--help");
      assertThat(ran.code()).isZero();
      assertThat(ran.out()).contains("./baton " + String.join(" ", command));
    }
  }
}
