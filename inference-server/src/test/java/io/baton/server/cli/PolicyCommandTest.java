package io.baton.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code policy} as a person would. */
final class PolicyCommandTest {

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
  void aGoodPolicyIsFine() throws IOException {
    String file = file("good.yaml", "version: v\n");
    assertThat(run("policy", "check", file)).isZero();
    assertThat(told()).isEqualTo(file + ": fine, version v, 0 rules\n");
  }

  @Test
  void everythingThatIsWrongIsToldOfEveryFile() throws IOException {
    String good = file("good.yaml", "version: v\n");
    String bad = file("bad.yaml", "version: v\ncoolDownTurns: 99\nlader: []\n");
    assertThat(run("policy", "check", bad, good)).isEqualTo(1);
    assertThat(told().lines())
        .containsExactly(
            bad + " line 2: coolDownTurns: 99 is not in 0..50",
            bad + " line 3: lader: unknown key; is ladder meant?",
            good + ": fine, version v, 0 rules");
  }

  @Test
  void theSameInJson() throws IOException {
    String good = file("good.yaml", "version: v\n");
    String bad = file("bad.yaml", "coolDownTurns: 1\n");
    assertThat(run("policy", "check", good, bad, "--json")).isEqualTo(1);
    JsonNode files = new ObjectMapper().readTree(out.toByteArray()).path("files");
    assertThat(files.at("/0/valid").booleanValue()).isTrue();
    assertThat(files.at("/0/version").textValue()).isEqualTo("v");
    assertThat(files.at("/1/valid").booleanValue()).isFalse();
    assertThat(files.at("/1/problems/0").textValue()).isEqualTo("line 1: version: missing");
  }

  @Test
  void aFileThatIsNotThereEndsWithThree() {
    assertThat(run("policy", "check", "/not/there.yaml")).isEqualTo(3);
    assertThat(err.toString()).contains("/not/there.yaml: there is no such file");
  }

  @Test
  void theOthersAreCheckedAllTheSame() throws IOException {
    String good = file("good.yaml", "version: v\n");
    String bad = file("bad.yaml", "coolDownTurns: 1\n");
    String[] all = {"policy", "check", "/not/there.yaml", bad, folder.toString(), good};
    assertThat(run(all)).isEqualTo(3);
    assertThat(err.toString())
        .contains("/not/there.yaml: there is no such file", folder + ": cannot be read");
    assertThat(told().lines())
        .containsExactly(bad + " line 1: version: missing", good + ": fine, version v, 0 rules");
  }

  @Test
  void theJsonTellsOfThemToo() throws IOException {
    String good = file("good.yaml", "version: v\n");
    assertThat(run("policy", "check", "/not/there.yaml", good, "--json")).isEqualTo(3);
    JsonNode files = new ObjectMapper().readTree(out.toByteArray()).path("files");
    assertThat(files.at("/0/valid").booleanValue()).isFalse();
    assertThat(files.at("/0/problems/0").textValue())
        .isEqualTo("/not/there.yaml: there is no such file");
    assertThat(files.at("/1/valid").booleanValue()).isTrue();
  }

  @Test
  void withoutAFileTheDefaultIsShown() {
    assertThat(run("policy", "show")).isZero();
    assertThat(told()).startsWith("Policy default-1.").contains("asks for a human: hand off");
  }

  @Test
  void aBadPolicyIsNotShown() throws IOException {
    assertThat(run("policy", "show", file("bad.yaml", "x: 1\n"))).isEqualTo(2);
    assertThat(err.toString()).contains("line 1: x: unknown key", "line 1: version: missing");
    assertThat(told()).isEmpty();
  }

  @Test
  void policiesAreComparedByWhatTheyDecide() throws IOException {
    String old = file("old.yaml", "version: v\n");
    String same = file("same.yaml", "# the same\nversion: 'v'\ncoolDownTurns: 5\n");
    String other = file("other.yaml", "version: v\ncoolDownTurns: 4\n");
    assertThat(run("policy", "diff", old, same)).isZero();
    assertThat(told()).isEmpty();
    assertThat(run("policy", "diff", old, other)).isEqualTo(1);
    assertThat(told()).isEqualTo("~ coolDownTurns: 5 -> 4\n");
    out.reset();
    assertThat(run("policy", "diff", old, other, "--json")).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(out.toByteArray()).at("/changes/0/what").textValue())
        .isEqualTo("coolDownTurns");
    assertThat(run("policy", "diff", old, "/not/there.yaml")).isEqualTo(3);
  }

  @Test
  void whatDecidedAndWhatWasOverriddenIsExplained() throws IOException {
    String rule = "version: v\nrules: [{id: court, when: {phrase: court}, action: offer_human}]\n";
    String policy = file("p.yaml", rule);
    String history =
        file(
            "c.jsonl",
            "{'id':'c-1','turns':[{'id':'t-1','speaker':'customer',".replace('\'', '"')
                + "\"text\":\"a human agent please, or we meet in court\"}]}\n");
    assertThat(run("policy", "explain", policy, "--history", history, "--model", "none")).isZero();
    assertThat(told().lines())
        .hasSize(4)
        .startsWith("c-1", "  t-1 customer: hand_off")
        .anyMatch(line -> line.startsWith("    decided explicit_request: the customer asks"))
        .contains(
            "    overridden topic_rule:court: the text says court, or a form or misspelling of it");
    out.reset();
    assertThat(run("policy", "explain", policy, "--history", history, "--json")).isZero();
    JsonNode turn = new ObjectMapper().readTree(out.toByteArray()).at("/turns/0");
    assertThat(turn.path("reason").textValue()).isEqualTo("explicit_request");
    assertThat(turn.at("/criteria/0/standing").textValue()).isEqualTo("decided");
    assertThat(run("policy", "explain", policy, "--history", "/not/there.jsonl")).isEqualTo(3);
  }

  @Test
  void aMisspeltStepOfTheLadderIsToldOnceWithAllElse() throws IOException {
    String bad =
        file(
            "bad.yaml",
            """
            version: v
            coolDownTurns: 99
            ladder:
              - { action: rephrse }
              - { action: self_service }
              - { action: rephrase }
            """);
    assertThat(run("policy", "check", bad)).isEqualTo(1);
    assertThat(told().lines())
        .containsExactly(
            bad + " line 2: coolDownTurns: 99 is not in 0..50",
            bad
                + " line 4: ladder[0].action: 'rephrse' is none of continue, rephrase,"
                + " self_service, offer_human, hand_off",
            bad + " line 6: ladder[2]: REPHRASE is not stronger than the step before");
  }

  @Test
  void whicheverFileIsWrongIsNamed() throws IOException {
    String good = file("good.yaml", "version: v\n");
    String bad = file("bad.yaml", "version: v\nlader: []\n");
    String worse = file("worse.yaml", "coolDownTurns: 99\n");
    String unknown = bad + " line 2: lader: unknown key; is ladder meant?";
    assertThat(run("policy", "diff", bad, worse)).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            unknown,
            worse + " line 1: version: missing",
            worse + " line 1: coolDownTurns: 99 is not in 0..50");
    for (String[] command :
        new String[][] {
          {"diff", good, bad},
          {"explain", bad, "--history", "/not/there.jsonl"},
          {"show", bad},
          {"apply", bad},
        }) {
      err.getBuffer().setLength(0);
      String[] all = Stream.concat(Stream.of("policy"), Stream.of(command)).toArray(String[]::new);
      assertThat(run(all)).as(command[0]).isEqualTo(2);
      assertThat(err.toString()).as(command[0]).containsOnlyOnce(unknown);
    }
  }

  @Test
  void explainSaysThatSelfServiceTakesAnArticleAndGoesWithoutOne() throws IOException {
    String policy =
        file(
            "p.yaml",
            """
            version: v
            ladder: [{action: self_service}, {action: offer_human}]
            thresholds: {offer: {horizon: in3, atLeast: 1}}
            """);
    String history =
        file(
            "c.jsonl",
            """
            {"id":"c","turns":[{"id":"t-1","speaker":"bot","text":"What is it?"},
            {"id":"t-2","speaker":"customer","text":"this is useless, I am so angry!!!"}]}
            """
                    .replace("\n", "")
                + "\n");
    assertThat(run("policy", "explain", policy, "--history", history)).isZero();
    assertThat(told()).contains("t-2 customer: self_service, if an article fits\n");
    out.reset();
    assertThat(run("policy", "explain", policy, "--history", history, "--no-articles")).isZero();
    assertThat(told()).contains("t-2 customer: offer_human\n");
    out.reset();
    assertThat(run("policy", "explain", policy, "--history", history, "--no-articles", "--json"))
        .isZero();
    assertThat(new ObjectMapper().readTree(out.toByteArray()).path("articles").asBoolean(true))
        .isFalse();
  }

  @Test
  void aRuleThatWantsSelfServiceDoesNotAskForAnArticle() throws IOException {
    String policy =
        file(
            "p.yaml",
            "version: v\nrules: [{id: hours, when: {phrase: hours}, action: self_service}]\n");
    String history =
        file(
            "c.jsonl",
            "{\"id\":\"c\",\"turns\":[{\"id\":\"t-1\",\"speaker\":\"customer\","
                + "\"text\":\"what are your hours\"}]}\n");
    assertThat(run("policy", "explain", policy, "--history", history)).isZero();
    assertThat(told()).contains("t-1 customer: self_service\n");
  }

  @Test
  void explainTellsWhichRuleWantsAFact() throws IOException {
    String policy =
        file(
            "vip.yaml",
            """
            version: vip-1
            rules:
              - id: vip
                when: { intent: refund, tier: [vip] }
                action: hand_off
            """);
    String history =
        file(
            "v.jsonl",
            """
            {"id":"c-1","turns":[{"id":"t-1","speaker":"customer","intent":"refund"}]}
            """);
    assertThat(run("policy", "explain", policy, "--history", history, "--model", "none")).isZero();
    assertThat(told().lines()).contains("    note condition_unknown:vip:tier");
    out.reset();
    assertThat(run("policy", "explain", policy, "--history", history, "--json")).isZero();
    JsonNode turn = new ObjectMapper().readTree(out.toByteArray()).at("/turns/0");
    assertThat(turn.at("/notes/0").textValue()).isEqualTo("condition_unknown:vip:tier");
  }

  @Test
  void aFactThatIsLongerThanRulesAskForIsNotKnown() throws IOException {
    String policy = file("p.yaml", "version: v\n");
    String history =
        file(
            "long.jsonl",
            """
            {"id":"c-1","channel":"%s","turns":[{"id":"t-1","speaker":"customer","text":"hi"}]}
            """
                .formatted("x".repeat(65)));
    assertThat(run("policy", "explain", policy, "--history", history, "--model", "none")).isZero();
    assertThat(told().lines()).startsWith("c-1", "  t-1 customer: continue");
  }

  /** As from {@code <(envsubst < policy.yaml)}: what was read of a pipe is not there again. */
  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPolicyToApplyIsReadOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread.ofPlatform().daemon().start(() -> write(pipe, "version: v\n"));
    String key = file("key", "k");
    String[] apply = {"--server", "http://127.0.0.1:1", "--key-file", key, pipe.toString()};
    assertThat(
            run(
                Stream.concat(Stream.of("policy", "apply"), Stream.of(apply))
                    .toArray(String[]::new)))
        .isEqualTo(3);
    assertThat(err.toString()).contains("does not answer");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSubcommandMustBeChosen() {
    assertThat(run("policy")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return ServerCli.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }

  private String told() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
