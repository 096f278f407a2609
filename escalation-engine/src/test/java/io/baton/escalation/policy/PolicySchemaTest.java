package io.baton.escalation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.schema.Agreement;
import io.baton.schema.Mutations;
import io.baton.schema.PublishedSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published schema and the reader say the same of every policy. JSON is YAML as well. */
final class PolicySchemaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final PublishedSchema SCHEMA =
      PublishedSchema.of(PolicyReader.class, "policy.schema.json");

  /**
   * Everything that a policy can have; one step and one rule, since a schema cannot compare two.
   */
  private static final String FULL =
      """
      {"format":1,"version":"v",
       "thresholds":{"handOff":{"horizon":"now","atLeast":0.7},
                     "offer":{"horizon":"in3","atLeast":0.5},"softSignal":0.5},
       "ladder":[{"action":"rephrase","most":2}],
       "coolDownTurns":5,
       "signals":{"confidenceFloor":0.4,"confidenceMargin":0.05,"confidenceTurns":2,
                  "frustrationLevel":0.6,"sentimentFall":0.9,"loopSimilarity":0.6,"failures":3,
                  "longGapSeconds":240,"ignoredModalities":["voice"]},
       "rules":[{"id":"r","description":"why",
                 "when":{"intent":["a","b"],"phrase":"my lawyer",
                         "match":"fuzzy","entity":{"type":"amount","atLeast":10},"tier":["vip"],"language":"en",
                         "channel":"web","industry":"banking",
                         "hours":{"zone":"Europe/Zurich","days":["monday"],"from":"22:00",
                                  "until":"06:00:30"}},
                 "action":"hand_off","humanMandatory":true,"strength":0.9,"owner":"risk team",
                 "reviewBy":"2027-01-31"}]}
      """;

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "3",
          "3.0",
          "11",
          "21",
          "51",
          "-1",
          "0.5",
          "1.5",
          "2.5",
          "1e300",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"0.5\"",
          "\"true\"",
          "\"in5\"",
          "\"continue\"",
          "\"hand_off\"",
          "\"offer_human\"",
          "\"monday\"",
          "\"Monday\"",
          "\"08:30\"",
          "\"2027-02-28\"",
          "\"24:00\"",
          "\"" + "v".repeat(128) + "\"",
          "\"" + "v".repeat(129) + "\"",
          "[]",
          "[null]",
          "[7]",
          "[\"\"]",
          "[{}]",
          "{}",
          "{\"x\":1}");

  /** A schema does not know which zones there are. */
  private static final String ZONE = "/rules/0/when/hours/zone = \"";

  @Test
  void theDefaultPolicyIsValid() throws IOException {
    try (InputStream in = PolicyReader.class.getResourceAsStream("default.yaml")) {
      Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      assertThat(SCHEMA.complaints(MAPPER.valueToTree(loaded))).isEmpty();
    }
  }

  @Test
  void theExampleHasEverythingThatTheSchemaKnows() throws JsonProcessingException {
    JsonNode full = MAPPER.readTree(FULL);
    assertThat(SCHEMA.unusedIn(full)).isEmpty();
    assertThat(SCHEMA.complaints(full)).isEmpty();
    assertThat(isRead(full)).isTrue();
  }

  @Test
  void everyValueReplacedOrLeftOutIsJudgedAlike() throws JsonProcessingException {
    Map<String, JsonNode> mutations = Mutations.of(MAPPER.readTree(FULL), OTHERS);
    mutations.keySet().removeIf(name -> name.startsWith(ZONE));
    Agreement agreement = Agreement.of(SCHEMA, PolicySchemaTest::isRead, mutations);
    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.refused()).isBetween(900, mutations.size() - 200);
  }

  @Test
  void everyComplaintOfTheReaderNamesLineAndKey() throws JsonProcessingException {
    String named = "line \\d+: (the policy|[\\w.\\[\\]]+): .+";
    for (JsonNode policy : Mutations.of(MAPPER.readTree(FULL), OTHERS).values()) {
      for (String problem : problems(policy)) {
        assertThat(problem).matches(named);
      }
    }
  }

  private static boolean isRead(JsonNode policy) {
    return problems(policy).isEmpty();
  }

  private static List<String> problems(JsonNode policy) {
    try {
      PolicyReader.read(policy.toString());
      return List.of();
    } catch (PolicyException e) {
      return e.problems();
    }
  }
}
