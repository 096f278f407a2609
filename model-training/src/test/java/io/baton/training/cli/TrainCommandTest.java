package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.StarterBundle;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class TrainCommandTest {

  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @TempDir private Path directory = Path.of("");

  private int run(String... arguments) {
    return TrainingCli.commandLine().execute(arguments);
  }

  @Test
  @Tag("slow")
  void aModelReadsTheToneByTheStartersSentimentUnlessItIsToldOtherwise() {
    String history = directory.resolve("history.jsonl").toString();
    Path out = directory.resolve("bundle");
    String[] made = {"generate", "--conversations", "80", "--seed", "5", "--out", history};
    assertThat(run(made)).isZero();
    assertThat(run("train", "--history", history, "--out", out.toString())).isZero();
    ModelBundle bundle = BundleReader.read(out);
    assertThat(bundle.sentiment().orElseThrow().version())
        .isEqualTo(StarterBundle.read().sentiment().orElseThrow().version());
    assertThat(streams.out()).contains(bundle.manifest().version());
  }

  @Test
  void aToneIsNotReadByASentimentModelThatIsLearnt() {
    String[] asked = {
      "train", "--task=sentiment", "--sentiment=none", "--history=any", "--out", "any"
    };
    assertThat(run(asked)).isEqualTo(2);
    assertThat(streams.err()).contains("--sentiment goes with --task escalation");
  }
}
