package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.SmallBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code baton models} against a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModelsCommandTest {

  @TempDir Path folder;
  private Optional<Registry> opened = Optional.empty();
  private Path key = Path.of("");

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    opened = Optional.of(new Registry(data));
    key = Files.writeString(data.resolve("key"), opened.orElseThrow().key());
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Registry::close);
  }

  private Ran run(String... arguments) {
    String[] all = Stream.concat(Stream.of("models"), Stream.of(arguments)).toArray(String[]::new);
    return Ran.asking(opened.orElseThrow().url(), key, all);
  }

  private String bundle(float logOdds) throws IOException {
    Path directory = folder.resolve("bundle" + logOdds);
    for (Map.Entry<String, byte[]> file : SmallBundle.files(logOdds).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    Files.writeString(directory.resolve("MODEL_CARD.md"), "not a part of the bundle");
    return directory.toString();
  }

  @Test
  void aBundleIsRegisteredPromotedComparedRolledBackAndPulled() throws Exception {
    String a = SmallBundle.version(-2);
    String b = SmallBundle.version(-1);
    assertThat(run("register", bundle(-2), "--alias", "champion").out()).isEqualTo(a + "\n");
    assertThat(run("register", bundle(-1), "--alias", "challenger").code()).isZero();
    assertThat(run("register", bundle(-1), "--json").json().path("version").asText()).isEqualTo(b);
    JsonNode diff = run("diff", "champion", "challenger", "--json").json();
    assertThat(diff.path("first").asText()).isEqualTo(a);
    assertThat(diff.path("rows"))
        .anySatisfy(row -> {
          assertThat(row.path("name").asText()).isEqualTo("logOdds");
          assertThat(row.path("first").asText()).isEqualTo("-2.0");
          assertThat(row.path("second").asText()).isEqualTo("-1.0");
        });
    assertThat(run("diff", a, bundle(-1)).out()).contains("outcome.rocAuc", "0.4800", "+0.01");
    assertThat(run("promote", "challenger").out()).isEqualTo(b + "\n");
    assertThat(run("list").out()).contains(b).containsPattern(b + ".*champion challenger");
    assertThat(run("rollback").out()).isEqualTo(a + "\n");
    assertThat(run("show", "champion", "--json").json().path("version").asText()).isEqualTo(a);
    assertThat(run("show", b).out()).contains("weights.safetensors").contains("challenger");
    Path pulled = folder.resolve("pulled");
    assertThat(run("pull", "champion", "--out", pulled.toString()).code()).isZero();
    assertThat(BundleReader.read(pulled).manifest().version()).isEqualTo(a);
    assertThat(run("pull", "champion", "--out", pulled.toString()).code()).isEqualTo(2);
    assertThat(run("rollback").code()).isZero();
    assertThat(run("rollback").code()).isEqualTo(1);
  }

  @Test
  void whatCannotBeUsedIsRefusedWithOneLine() throws Exception {
    Path broken = Path.of(bundle(5));
    Files.writeString(broken.resolve("calibration.json"), "{}");
    Ran ran = run("register", broken.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("calibration.json").hasLineCount(1);
    assertThat(run("register", folder.resolve("nothing").toString()).code()).isEqualTo(2);
    assertThat(run("show", "escalation-0").code()).isEqualTo(2);
    assertThat(run("promote", "escalation-0").code()).isEqualTo(2);
    assertThat(
            Ran.of("models", "list", "--server", "http://127.0.0.1:1", "--key-file", key.toString())
                .code())
        .isEqualTo(3);
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command :
        List.of("list", "show", "register", "promote", "rollback", "diff", "pull")) {
      Ran ran = Ran.of("models", command, "--help");
      assertThat(ran.code()).isZero();
      assertThat(ran.out()).contains("./baton models " + command);
    }
  }
}
