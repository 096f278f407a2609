package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
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
  @Tag("slow")
  void aBundleTellsThePolicyItWasLearntWithAndTakesThePlaceOfTheOldOne() throws IOException {
    String history = directory.resolve("history.jsonl").toString();
    Path out = directory.resolve("bundle");
    Files.createDirectories(out.resolve("sentiment"));
    Files.writeString(out.resolve("sentiment/manifest.json"), "old");
    String text = PolicyReader.defaultText().replace("default-1", "mine-7");
    Path policy = Files.writeString(directory.resolve("policy.yaml"), text);
    String[] made = {"generate", "--conversations", "80", "--seed", "5", "--out", history};
    assertThat(run(made)).isZero();
    String[] asked = {
      "train", "--sentiment=none", "--history", history, "--out", "" + out, "--policy", "" + policy
    };
    assertThat(run(asked)).isZero();
    assertThat(BundleReader.read(out).manifest().provenance())
        .containsEntry("policy", "mine-7")
        .hasEntrySatisfying("policySha256", hash -> assertThat(hash).hasSize(64));
    assertThat(out.resolve("sentiment")).doesNotExist();
  }

  @Test
  void aPolicyIsReadBeforeTheHistory() throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), "format: 1");
    String out = directory.resolve("bundle").toString();
    assertThat(run("train", "--history=/no/history", "--out", out, "--policy=" + policy))
        .isEqualTo(3);
    assertThat(run("train", "--history=/no/history", "--out", out, "--policy=/no/policy"))
        .isEqualTo(3);
    assertThat(streams.err()).contains("version", "/no/policy: there is no such file");
    assertThat(run("train", "--task=sentiment", "--history=any", "--out=any", "--policy=any"))
        .isEqualTo(2);
    assertThat(streams.err()).contains("--policy goes with --task escalation");
  }

  @Test
  void aSentimentBundleTakesItsPlaceBesideWhatIsThere() throws IOException {
    Path out = directory.resolve("bundle");
    Files.createDirectories(out.resolve("sentiment"));
    Files.writeString(out.resolve("sentiment/manifest.json"), "old");
    Path history = directory.resolve("history.jsonl");
    String[] asked = {"train", "--task=sentiment", "--history", "" + history, "--out", "" + out};
    Files.writeString(history, "");
    assertThat(run(asked)).isNotZero();
    assertThat(out.resolve("sentiment/manifest.json")).hasContent("old");
    Files.writeString(history, tones());
    assertThat(run(asked)).isZero();
    assertThat(SentimentBundle.read(out).manifest().version()).startsWith("sentiment-");
    assertThat(out.resolve("sentiment/manifest.json")).hasContent("old");
  }

  @Test
  void itIsToldWhichClassesCountAsNeutral() throws IOException {
    Path history = directory.resolve("history.jsonl");
    Files.writeString(history, tones());
    Path out = directory.resolve("bundle");
    assertThat(run("train", "--task=sentiment", "--history", "" + history, "--out", "" + out))
        .isZero();
    assertThat(streams.err())
        .contains("emotion: these classes count as neutral: thrilled" + System.lineSeparator())
        .doesNotContain("sentiment: these classes");
  }

  private static String tones() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      boolean good = i % 2 == 0;
      lines.append(
          """
          {"id":"c-%d","turns":[{"id":"t","speaker":"customer","text":"%s %d",\
          "label":{"sentiment":"%s","emotion":"%s"}}]}
          """
              .formatted(
                  i,
                  good ? "thanks" : "awful",
                  i,
                  good ? "positive" : "negative",
                  good ? "Thrilled" : "Angry"));
    }
    return lines.toString();
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
