package io.baton.training.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.text.TokenizedText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class BenchCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = BenchCommand.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void theFiguresAreOneObjectOfTheAgreedShape() {
    List<Measured> all =
        List.of(
            new Measured(OptionalInt.empty(), 80, 120, 9000),
            new Measured(OptionalInt.of(1000), 21.5, 60, 20_000),
            new Measured(OptionalInt.of(10), 20.25, 55, 19_000.5),
            new Measured(OptionalInt.of(100), 21, 56, 19_500));
    assertThat(Measured.json(all))
        .hasToString(
            "{\"lengths\":{"
                + "\"10\":{\"p50Micros\":20.25,\"p99Micros\":55.0,\"allocatedBytes\":19000.5},"
                + "\"100\":{\"p50Micros\":21.0,\"p99Micros\":56.0,\"allocatedBytes\":19500.0},"
                + "\"1000\":{\"p50Micros\":21.5,\"p99Micros\":60.0,\"allocatedBytes\":20000.0}},"
                + "\"dl4jRnnTimeStep\":{\"p50Micros\":80.0}}");
    assertThat(Measured.text(all).lines()).hasSize(4).first().asString().contains("after 10 ");
  }

  @Test
  void aBundleThatIsNotThereIsOneLineAndThree(@TempDir Path directory) {
    Path missing = directory.resolve("missing");
    assertThat(run("engine", "--json", "--model", missing.toString())).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("missing");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatCannotBeMeasuredIsTwoAndHelpIsZero() {
    assertThat(run("nothing")).isEqualTo(2);
    assertThat(err.toString()).contains("nothing");
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "./baton bench engine");
  }

  @Test
  @Tag("slow")
  void theBundleOfItsOwnReadsTextAndTone(@TempDir Path directory) {
    BenchBundle.write(directory, (what, done) -> {});
    ModelBundle bundle = BundleReader.read(directory);
    assertThat(bundle.sentiment()).isPresent();
    assertThat(bundle.tone().tone(TokenizedText.of("nobody told me still waiting")).negative())
        .isGreaterThan(bundle.tone().tone(TokenizedText.of("where is my parcel")).negative());
    assertThat(bundle.escalation().parts().linear().keys()).hasSizeGreaterThan(1000);
  }
}
