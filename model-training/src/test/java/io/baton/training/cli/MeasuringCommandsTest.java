package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code score}, {@code evaluate} and {@code reproduce} as a person would, with the rules
 * alone.
 */
final class MeasuringCommandsTest {

  private static final String LINE =
      "{\"id\":\"c-1\",\"turns\":[{\"id\":\"t-1\",\"speaker\":\"customer\",\"text\":\"hello\"},"
          + "{\"id\":\"t-2\",\"speaker\":\"bot\",\"text\":\"How can I help?\"},"
          + "{\"id\":\"t-3\",\"speaker\":\"customer\",\"text\":\"let me talk to a human\"}],"
          + "\"outcome\":{\"escalated\":true}}";

  @TempDir private Path directory;
  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @Test
  void everyTurnGivesALineInOrder() throws IOException {
    assertThat(run("score", "--rules-only", "--history", file(LINE))).isZero();
    List<JsonNode> lines = lines();
    assertThat(lines)
        .extracting(line -> line.get("turn").asText())
        .containsExactly("t-1", "t-2", "t-3");
    assertThat(lines).extracting(line -> line.get("index").asInt()).containsExactly(0, 1, 2);
    assertThat(lines.getLast().at("/signals/0/name").asText()).isEqualTo("explicit_request");
    assertThat(lines.getLast().get("action").asText()).isEqualTo("hand_off");
  }

  @Test
  void aDashReadsStandardInput() throws IOException {
    streams.in(LINE);
    assertThat(run("score", "--rules-only", "--history", "-")).isZero();
    assertThat(lines()).hasSize(3);
  }

  @Test
  void aBadLineIsNamedAndEndsWithThree() throws IOException {
    assertThat(run("score", "--rules-only", "--history", file("{\"id\":7}"))).isEqualTo(3);
    assertThat(streams.err()).contains("baton score: ", "line 1: id");
    assertThat(streams.out()).isEmpty();
  }

  @Test
  void badLinesCanBeSkipped() throws IOException {
    String file = file("{\"id\":7}\n" + LINE);
    assertThat(run("score", "--rules-only", "--skip-bad-lines", "1", "--history", file)).isZero();
    assertThat(lines()).hasSize(3);
    assertThat(streams.err()).contains("skipped: ", "line 1");
  }

  @Test
  void withoutAModelItIsAUsageMistake() throws IOException {
    assertThat(run("score", "--history", file(LINE))).isEqualTo(2);
    assertThat(streams.err()).contains("--model");
  }

  @Test
  void aFileThatIsNotThereEndsWithThree() {
    assertThat(run("evaluate", "--rules-only", "--history", "/not/there.jsonl")).isEqualTo(3);
    assertThat(streams.err()).contains("/not/there.jsonl: there is no");
  }

  @Test
  void evaluateTellsTheBlocksThatHaveLabels() throws IOException {
    assertThat(run("evaluate", "--rules-only", "--json", "--history", file(LINE))).isZero();
    JsonNode json = new ObjectMapper().readTree(streams.out());
    assertThat(json.at("/outcome/n").asInt()).isEqualTo(1);
    assertThat(json.at("/outcome/f1").asDouble()).isEqualTo(1);
    assertThat(json.has("turn")).isFalse();
  }

  @Test
  void evaluateTellsATable() throws IOException {
    assertThat(run("evaluate", "--rules-only", "--history", file(LINE))).isZero();
    assertThat(streams.out()).contains("outcome", "macroF1", "recallAt10");
  }

  @Test
  void missingDataIsSaidPlainlyAndEndsWithThree() {
    assertThat(run("reproduce", "betold", "--data", "/not/there")).isEqualTo(3);
    assertThat(streams.err()).contains("/not/there/betold/valid.jsonl.gz: there is no such file");
  }

  @Test
  void optionsOfARunGoWithANameOnly() {
    for (String option : List.of("--json", "--variant=whole call", "--record=mine.yaml")) {
      assertThat(run("reproduce", "--list", "--data", "/not/there", option)).isEqualTo(2);
    }
    assertThat(streams.err()).contains("--json: only with the name of an experiment");
    assertThat(streams.out()).isEmpty();
  }

  @Test
  void aFileToRecordInIsReadBeforeAnythingIsRun() {
    assertThat(run("reproduce", "betold", "--data", "/not/there", "--record", "/no/such"))
        .isEqualTo(3);
    assertThat(streams.err()).contains("/no/such: there is no such file");
  }

  @Test
  void aPolicyThatIsNotThereIsTold() throws IOException {
    assertThat(run("score", "--rules-only", "--policy", "/no/such", "--history", file(LINE)))
        .isEqualTo(3);
    assertThat(streams.err()).contains("/no/such: there is no such file");
  }

  @Test
  void aPolicyThatIsWrongIsNamed() throws IOException {
    String policy = Files.writeString(directory.resolve("p.yaml"), "lader: []").toString();
    assertThat(run("score", "--rules-only", "--policy", policy, "--history", file(LINE)))
        .isEqualTo(3);
    assertThat(streams.err())
        .contains(policy + " line 1: lader: unknown key", policy + " line 1: version: missing");
  }

  @Test
  void anUnknownExperimentIsAnsweredWithTheKnownOnes() {
    assertThat(run("reproduce", "nothing")).isEqualTo(3);
    assertThat(streams.err()).contains("betold, dbdc3");
  }

  @Test
  void experimentsAreListedWithTheDataThatIsMissing() {
    assertThat(run("reproduce", "--list", "--data", "/not/there")).isZero();
    assertThat(streams.out()).contains("betold ", "missing: /not/there");
  }

  @Test
  void aModelThatIsNotThereEndsWithThree() throws IOException {
    assertThat(run("score", "--model", "/not/there", "--history", file(LINE))).isEqualTo(3);
    assertThat(streams.err()).contains("/not/there");
  }

  @Test
  void tooFewConversationsToLearnFromAreAUsageMistake() throws IOException {
    assertThat(run("evaluate", "--cross-validate", "5", "--history", file(LINE))).isEqualTo(2);
    assertThat(streams.err()).contains("1 conversations cannot make 5 folds");
  }

  @Test
  void withoutAllFamiliesNothingIsLeftToLearnFrom() throws IOException {
    String all = "intent,entity,text,spelling,relevance,signal,progress";
    assertThat(run("evaluate", "--cross-validate", "5", "--without", all, "--history", file(LINE)))
        .isEqualTo(2);
    assertThat(streams.err()).contains("--without: nothing is left to learn from");
  }

  @Test
  void optionsOfLearningGoWithACrossValidationOnly() throws IOException {
    for (String option :
        List.of("--seed=1", "--task=sentiment", "--without=text", "--sentiment=none")) {
      assertThat(run("evaluate", "--rules-only", option, "--history", file(LINE))).isEqualTo(2);
    }
    assertThat(streams.err())
        .contains("--without: only with --cross-validate")
        .contains("--sentiment: only with --cross-validate");
  }

  @Test
  void theToneIsReadWhereEscalationIsLearntOnly() {
    String[] asked = {
      "evaluate", "--cross-validate=2", "--task=sentiment", "--sentiment=none", "--history=any"
    };
    assertThat(run(asked)).isEqualTo(2);
    assertThat(streams.err()).contains("--sentiment: only with --task escalation");
  }

  @Test
  void familiesAreLeftOutOfEscalationOnly() {
    for (String task : List.of("--task=sentiment", "--task=baseline")) {
      String[] asked = {"evaluate", "--cross-validate=2", task, "--without=text", "--history=any"};
      assertThat(run(asked)).isEqualTo(2);
    }
    assertThat(streams.err()).contains("--without: only with --task escalation");
  }

  @Test
  void aPolicyGoesWithEscalationAndIsReadBeforeAnythingIsLearnt() throws IOException {
    String[] other = {
      "evaluate", "--cross-validate=2", "--task=sentiment", "--policy=mine.yaml", "--history=any"
    };
    assertThat(run(other)).isEqualTo(2);
    assertThat(streams.err()).contains("--policy: only with --task escalation");
    String[] absent = {
      "evaluate", "--cross-validate=5", "--policy=/no/such", "--history", file(LINE)
    };
    assertThat(run(absent)).isEqualTo(3);
    assertThat(streams.err()).contains("/no/such: there is no such file");
  }

  @Test
  void conversationsWithoutTurnsAreLeftOutAndTold() throws IOException {
    String file = file(LINE + "\n{\"id\":\"e\",\"turns\":[],\"outcome\":{\"escalated\":true}}");
    assertThat(run("evaluate", "--rules-only", "--json", "--history", file)).isZero();
    assertThat(new ObjectMapper().readTree(streams.out()).at("/outcome/n").asInt()).isEqualTo(1);
    assertThat(streams.err()).contains("1 conversations without turns are left out");
  }

  @Test
  void aBadBenchmarkLineCanBeSkipped() throws IOException {
    String bad =
        "{\"id\":\"a\",\"dataset\":\"d\",\"turns\":[{\"id\":\"t\",\"speaker\":\"bot\"},"
            + "{\"id\":\"t\",\"speaker\":\"bot\"}]}\n";
    assertThat(run("score", "--rules-only", "--history", file(bad))).isEqualTo(3);
    assertThat(streams.err()).contains("history.jsonl line 1: turns[].id: 't' is there twice");
    String file = file(bad + LINE);
    assertThat(run("score", "--rules-only", "--skip-bad-lines", "1", "--history", file)).isZero();
  }

  @Test
  void aModelAndACrossValidationAtOnceAreAUsageMistake() throws IOException {
    assertThat(run("evaluate", "--rules-only", "--cross-validate", "5", "--history", file(LINE)))
        .isEqualTo(2);
  }

  @Test
  void hidingFewerThanNoneIsAUsageMistake() throws IOException {
    assertThat(run("evaluate", "--rules-only", "--hide", "-1", "--history", file(LINE)))
        .isEqualTo(2);
    assertThat(streams.err()).contains("--hide: -1 is negative");
  }

  @Test
  void aCrossValidationHasTwoFoldsAtLeast() throws IOException {
    for (String folds : List.of("1", "-1")) {
      assertThat(run("evaluate", "--cross-validate", folds, "--history", file(LINE))).isEqualTo(2);
      assertThat(streams.err()).contains("--cross-validate: " + folds + " is not at least 2");
    }
  }

  private static int run(String... arguments) {
    return TrainingCli.commandLine().execute(arguments);
  }

  private String file(String lines) throws IOException {
    return Files.writeString(directory.resolve("history.jsonl"), lines).toString();
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : streams.out().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }
}
