package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.feature.Family;
import io.baton.escalation.model.Thresholds;
import io.baton.training.escalation.blend.Part;
import io.baton.training.evaluation.LabelledText;
import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.evaluation.ScoredFold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a small experiment whose learner knows the answer by the length of the conversation. */
final class ExperimentRunnerTest {

  private static final String FILE = "history.jsonl";

  @TempDir private Path directory;
  private final List<String> progress = new ArrayList<>();
  private String sha256 = "";

  @BeforeEach
  void writeHistory() throws Exception {
    List<String> lines =
        IntStream.range(0, 20).mapToObj(i -> line(i, i % 2 == 0 ? 3 : 2, i % 2 == 0)).toList();
    Files.write(directory.resolve(FILE), lines);
    byte[] bytes = Files.readAllBytes(directory.resolve(FILE));
    sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void figuresAreHeldAgainstTheExpectedOnes() {
    var result = runner().run(experiment(sha256, 20, 0, expected(1.0), expected(0.7))).getFirst();
    assertThat(result.evaluation().outcome().orElseThrow().n()).isEqualTo(20);
    assertThat(result.differences()).extracting(Difference::holds).containsExactly(true, false);
    assertThat(result.differences()).extracting(Difference::seen).containsExactly(1.0, 1.0);
  }

  @Test
  void ofAFileEachThirdConversationCanBeUsed() {
    DataFile file = new DataFile(FILE, sha256, 20, 50, DataFile.Use.FOLDS, 3);
    List<Conversation> read = new DataFolder(directory).read(file, Optional.empty());
    List<Conversation> all =
        new DataFolder(directory)
            .read(new DataFile(FILE, sha256, 20, 50, DataFile.Use.FOLDS, 1), Optional.empty());
    assertThat(read).hasSize(7);
    assertThat(read.get(2)).isEqualTo(all.get(6));
    assertThatThrownBy(() -> new DataFile(FILE, sha256, 20, 50, DataFile.Use.FOLDS, 21))
        .hasMessage("data[].every: 21 is not from 1 to 20");
  }

  @Test
  void theJsonTellsWhatHolds() {
    var results = runner().run(experiment(sha256, 20, 0, expected(1.0), expected(0.7)));
    var json = ReproductionJson.write("small", results);
    assertThat(json.path("holds").asBoolean()).isFalse();
    assertThat(json.at("/variants/0/figures/0/holds").asBoolean()).isTrue();
    assertThat(json.at("/variants/0/figures/1/seen").asDouble()).isEqualTo(1);
    assertThat(json.at("/variants/0/evaluation/outcome/n").asInt()).isEqualTo(20);
  }

  @Test
  void figuresAreRecordedInPlaceOfTheOldOnes() {
    var results = runner().run(experiment(sha256, 20, 0));
    String old =
        "# why\nvariants:\n  - name: all\n    expected:\n      a.b: {value: 1, tolerance: 0}\n";
    String recorded = Recording.write(old, results);
    assertThat(recorded)
        .startsWith(
            "# why\nvariants:\n  - name: all\n    expected:\n      outcome.rocAuc: {value: 1.0000")
        .doesNotContain("a.b");
    assertThat(Recording.write(recorded, results)).isEqualTo(recorded);
    assertThatThrownBy(() -> Recording.write("variants: []", results))
        .hasMessage("the file lacks the variants [all]");
  }

  @Test
  void recordingOneVariantLeavesTheOthersAsTheyAre() {
    String before =
        """
        variants:
          - name: first
            expected:
              a.b: {value: 1, tolerance: 0}
          - name: all
            expected: {}
          - name: last
            hide: 2
            expected:
              a.b: {value: 2, tolerance: 0}
        """;
    String recorded = Recording.write(before, runner().run(experiment(sha256, 20, 0)));
    String[] parts = recorded.split("  - name: all\n");
    assertThat(parts[0]).isEqualTo(before.split("  - name: all\n")[0]);
    assertThat(parts[1])
        .startsWith("    expected:\n      outcome.rocAuc: {value: 1.0000")
        .endsWith(before.substring(before.indexOf("  - name: last")));
  }

  @Test
  void someVariantsCanBeRunAloneAndAnUnknownOneIsAnsweredWithTheKnown() {
    Experiment betold = new ExperimentCatalog().get("betold");
    assertThat(betold.only(List.of("last turn hidden")).variants())
        .extracting(Variant::hide)
        .containsExactly(1);
    assertThat(betold.only(List.of())).isEqualTo(betold);
    assertThatThrownBy(() -> betold.only(List.of("hide 3")))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("betold has no variant 'hide 3'; there are whole call | last turn");
  }

  @Test
  void hidingTurnsReachesTheLearner() {
    var result = runner().run(experiment(sha256, 20, 2, expected(0.9))).getFirst();
    // Those of two turns have none left and are left out: one class remains.
    assertThat(result.evaluation().outcome().orElseThrow().n()).isEqualTo(10);
    assertThat(result.differences().getFirst().seen()).isNaN();
    assertThat(result.differences().getFirst().holds()).isFalse();
  }

  @Test
  void eachFoldIsToldAsItGoes() {
    runner().run(experiment(sha256, 20, 0));
    assertThat(progress)
        .hasSize(6)
        .contains("fold 5 of 5: learning from 16 conversations, scoring 4");
  }

  @Test
  void missingDataIsSaidPlainly() throws IOException {
    Files.delete(directory.resolve(FILE));
    assertThatThrownBy(() -> runner().run(experiment(sha256, 20, 0)))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(directory.resolve(FILE) + ": there is no such file");
  }

  @Test
  void otherDataIsRefused() {
    String other = "0".repeat(64);
    assertThatThrownBy(() -> runner().run(experiment(other, 20, 0)))
        .hasMessageContaining("has SHA-256 " + sha256 + ", not " + other);
    assertThatThrownBy(() -> runner().run(experiment(sha256, 21, 0)))
        .hasMessageContaining("read 20 conversations with 50 turns, not 21 with 50");
  }

  private ExperimentRunner runner() {
    return new ExperimentRunner(
        new DataFolder(directory),
        variant -> {
          assertThat(variant.without()).containsExactly(Family.TEXT);
          return new CrossEvaluation(
              ExperimentRunnerTest::learn, (train, test, seed) -> noTexts(), progress::add);
        });
  }

  private static List<LabelledText> noTexts() {
    throw new AssertionError("sentiment was not asked for");
  }

  private static ScoredFold learn(List<Conversation> train, List<Conversation> test, long seed) {
    assertThat(train).doesNotContainAnyElementsOf(test);
    assertThat(seed).isEqualTo(7);
    return new ScoredFold(
        test.stream().map(ExperimentRunnerTest::score).toList(), new Thresholds(0.5, 0.5, 0.5));
  }

  private static ScoredConversation score(Conversation conversation) {
    int turns = conversation.turns().size();
    double risk = turns >= 3 ? 0.9 : 0.1;
    return new ScoredConversation(
        conversation,
        Collections.nCopies(turns, Risk.rising(risk, 0, 0, 0, 0)),
        risk,
        Collections.nCopies(turns, Tone.NEUTRAL));
  }

  private static Experiment experiment(
      String sha256, int conversations, int hide, Expected... expected) {
    return new Experiment(
        "small",
        "A small one",
        5,
        7,
        List.of(new DataFile(FILE, sha256, conversations, 50, DataFile.Use.FOLDS, 1)),
        List.of(
            new Variant(
                "all",
                hide,
                Optional.empty(),
                Task.ESCALATION,
                Set.of(Family.TEXT),
                Set.of(Part.LINEAR),
                List.of(expected))));
  }

  private static Expected expected(double auc) {
    return new Expected("outcome.rocAuc", auc, 0.01);
  }

  private static String line(int id, int turns, boolean escalated) {
    String parts =
        IntStream.range(0, turns)
            .mapToObj(i -> "{\"id\":\"t-" + i + "\",\"speaker\":\"customer\",\"text\":\"hi\"}")
            .reduce((a, b) -> a + "," + b)
            .orElse("");
    return "{\"id\":\"c-%02d\",\"turns\":[%s],\"outcome\":{\"escalated\":%s}}"
        .formatted(id, parts, escalated);
  }
}
