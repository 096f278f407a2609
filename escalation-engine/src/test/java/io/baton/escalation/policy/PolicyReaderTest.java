package io.baton.escalation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.ConversationFacts;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyReaderTest {

  @Test
  void theDefaultPolicyIsReadable() {
    Policy policy = PolicyReader.readDefault();
    assertThat(policy.version()).isEqualTo("default-1");
    assertThat(policy.ladder())
        .extracting(Rung::action)
        .containsExactly(Action.REPHRASE, Action.SELF_SERVICE, Action.OFFER_HUMAN, Action.HAND_OFF);
    assertThat(policy.rules()).filteredOn(TopicRule::humanMandatory).hasSize(2);
  }

  @Test
  void everyConditionIsRead() {
    Policy policy =
        PolicyReader.read(
            """
            version: v
            rules:
              - id: all
                when:
                  intent: [a, b]
                  phrase: cancel my contract
                  match: inflections
                  entity: { type: amount, atLeast: 10 }
                  tier: vip
                  language: [en, de]
                  channel: web
                  industry: banking
                  hours: { zone: Europe/Zurich, days: [monday], from: "22:00", until: "06:00" }
                action: offer_human
            """);
    assertThat(policy.rules().getFirst().conditions()).hasSize(8);
  }

  @Test
  void hoursGoOverMidnightAndKnowDaylightSaving() {
    Hours hours =
        new Hours(
            ZoneId.of("Europe/Zurich"),
            Set.of(DayOfWeek.SATURDAY),
            LocalTime.of(22, 0),
            LocalTime.of(6, 0));
    assertThat(hours.contains(Instant.parse("2026-03-28T21:30:00Z"))).isTrue();
    assertThat(hours.contains(Instant.parse("2026-03-29T03:59:00Z"))).isTrue();
    assertThat(hours.contains(Instant.parse("2026-03-29T04:00:00Z"))).isFalse();
    assertThat(hours.contains(Instant.parse("2026-03-28T20:59:00Z"))).isFalse();
  }

  @Test
  void hoursOfADayBeginWithTheFirstMinuteAndEndBeforeTheLast() {
    Hours hours =
        new Hours(
            ZoneId.of("UTC"), Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    assertThat(hours.contains(Instant.parse("2026-03-02T09:00:00Z"))).isTrue();
    assertThat(hours.contains(Instant.parse("2026-03-02T16:59:59Z"))).isTrue();
    assertThat(hours.contains(Instant.parse("2026-03-02T17:00:00Z"))).isFalse();
    assertThat(hours.contains(Instant.parse("2026-03-02T08:59:59Z"))).isFalse();
    assertThat(hours.contains(Instant.parse("2026-03-03T12:00:00Z"))).as("Tuesday").isFalse();
  }

  @Test
  void hoursWithoutABeginningAreFromMidnightOn() {
    Policy policy =
        PolicyReader.read(
            "version: v\nrules: [{id: r, when: {hours: {until: \"18:00\"}}, action: hand_off}]");
    Turn.Builder turn = Turn.builder("t", Speaker.CUSTOMER);
    assertThat(
            policy
                .rules()
                .getFirst()
                .conditions()
                .getFirst()
                .test(
                    turn.at(Instant.parse("2026-03-02T00:00:00Z")).build(),
                    TokenizedText.EMPTY,
                    ConversationFacts.UNKNOWN))
        .isEqualTo(Condition.Answer.HOLDS);
  }

  @Test
  void whatAPolicyDoesNotSayIsAsTheDefaultOne() {
    Policy usual = PolicyReader.readDefault();
    for (String yaml : List.of("version: v", "version: v\nthresholds: {}")) {
      Policy policy = PolicyReader.read(yaml);
      assertThat(policy.handOff()).isEqualTo(usual.handOff());
      assertThat(policy.offer()).isEqualTo(usual.offer());
      assertThat(policy.softStrength()).isEqualTo(usual.softStrength());
      assertThat(policy.ladder()).isEqualTo(usual.ladder());
      assertThat(policy.coolDownTurns()).isEqualTo(usual.coolDownTurns());
      assertThat(policy.signals()).isEqualTo(usual.signals());
    }
    assertThat(PolicyReader.read("version: v\nladder: []").ladder()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "version: v~format: 2 | line 2: format: 2 is not 1",
        "version: v~format: '1' | line 2: format: is a text in quotes, not a number",
        "ladder: [] | line 1: version: missing",
        "version: v~wat: 1 | line 2: wat: unknown key",
        "version: v~version: w | line 2: version: is there twice",
        "version: v~coolDownTurns: 99 | line 2: coolDownTurns: 99 is not in 0..50",
        "version: v~thresholds:~  softSignal: 2 | line 3: thresholds.softSignal: 2.0 is not in",
        "version: v~signals:~  failures: 3~  loopSimilarity: 2 "
            + "| line 4: signals.loopSimilarity: 2.0 is not in [0, 1.0]",
        "version: v~signals: {confidenceFlor: 1} "
            + "| line 2: signals.confidenceFlor: unknown key; is confidenceFloor meant?",
        "version: v~cool_down_turns: 3 | unknown key; is coolDownTurns meant?",
        "version: v~ladder:~- {action: hand_off}~- {action: rephrase} "
            + "| line 4: ladder[1]: REPHRASE is not stronger than the step before",
        "version: ~rules: [] | line 1: version: has no value",
        "version: ' ' | line 1: version: must not be blank",
        "version: v~rules:~- {id: r, when: {tier: a}, action: rephrase}~"
            + "- {when: {tier: b}, action: rephrase,~   id: r} | line 5: rules[1].id: 'r' is there",
        "version: v~rules:~- {id: r, when: {tier: []}, action: rephrase} "
            + "| line 3: rules[0].when.tier: must have at least one",
        "version: v~rules:~- {id: r, when: {phrase: [a, '']}, action: rephrase} "
            + "| line 3: rules[0].when.phrase: must not be blank",
        "version: v~rules:~- {id: r, when: {hours: {zone: -1}}, action: rephrase} "
            + "| line 3: rules[0].when.hours.zone: '-1' is no time zone",
        "version: v~rules:~- {id: r, when: {hours: {days: [Monday]}}, action: rephrase} "
            + "| line 3: rules[0].when.hours.days: 'Monday' is no day such as monday",
        "version: v~coolDownTurns: x | line 2: coolDownTurns: 'x' is no whole number",
        "version: v~thresholds:~  offer: {horizon: soon, atLeast: 1} "
            + "| line 3: thresholds.offer.horizon: 'soon' is none of",
        "version: v~thresholds:~  offer: {horizon: in1, atLeast: 7} "
            + "| line 3: thresholds.offer.atLeast: 7.0 is not in [0, 1]",
        "version: v~ladder:~- {action: wait} | line 3: ladder[0].action: 'wait' is none of",
        "version: v~rules:~- {id: r, action: hand_off} | line 3: rules[0].when: a rule without",
        "version: v~rules:~- {id: r, when: {tier: a}, action: rephrase, humanMandatory: true} "
            + "| line 3: rules[0].humanMandatory: its action must be hand_off",
        "version: v~rules:~- {id: r, when: {phrase: a, match: stemmed}, action: rephrase} "
            + "| line 3: rules[0].when.match: 'stemmed' is none of exact, inflections, fuzzy",
        "version: v~rules:~- {id: r, when: {tier: a,~  match: exact}, action: rephrase} "
            + "| line 4: rules[0].when.match: is of a phrase, and there is none",
        "version: v~rules:~- {id: r, when: {phrase: a, matches: exact}, action: rephrase} "
            + "| line 3: rules[0].when.matches: unknown key; is match meant?",
        "version: v~rules: 3 | line 2: rules: is no list",
        "version: v~rules:~- {id: r, when: {hours: {zone: Moon}}, action: hand_off} "
            + "| line 3: rules[0].when.hours.zone: 'Moon' is no time zone",
        "[1 | line 1: no valid YAML",
        "- a | line 1: the policy: is no mapping",
      })
  void everyMistakeIsToldWithLineAndKey(String yaml, String complaint) {
    assertThatThrownBy(() -> PolicyReader.read(yaml.strip().replace('~', '\n')))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(complaint.strip());
  }

  /** Decisions would be kept and sent that nobody can read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: \"\\uD800\" | line 1: version: has half of a surrogate pair",
        "version: \"a\\0\" | line 1: version: has the character U+0000",
        "version: v~\"\\uDC00\": 1 | line 2: ?: the key has half of a surrogate pair",
        "version: v~rules:~- {id: r, when: {tier: [a, \"\\0\"]}, action: rephrase} "
            + "| line 3: rules[0].when.tier[1]: has the character U+0000",
        "version: v~ladder:~- {action: \"\\uD800\"} | line 3: ladder[0].action: has half of",
      })
  void textsThatCannotBeKeptAreMistakes(String yaml, String complaint) {
    assertThatThrownBy(() -> PolicyReader.read(yaml.strip().replace('~', '\n')))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(complaint.strip());
    assertThat(PolicyReader.read("version: \"\\uD83D\\uDE21\"").version())
        .isEqualTo("\uD83D\uDE21");
  }

  /** YAML's reader looks at the characters before it counts lines. */
  @Test
  void aCharacterThatYamlDoesNotTakeIsToldWithItsLine() {
    String comments = "# a long comment\n".repeat(500);
    assertThatThrownBy(() -> PolicyReader.read("version: v\n# \u0001\nladder: []\n"))
        .hasMessage("line 2: no valid YAML: the character U+0001 is not allowed");
    assertThatThrownBy(() -> PolicyReader.read(comments + "version: \uD83D\uDE21\r\nx: \u007F"))
        .hasMessage("line 502: no valid YAML: the character U+007F is not allowed");
  }

  /** They come with every decision, and are kept with every turn. */
  @Test
  void namesThatDecisionsCarryAreShort() {
    String longest = "\uD83D\uDE21".repeat(128);
    assertThat(PolicyReader.read("version: " + longest).version()).isEqualTo(longest);
    String rule = "\nrules:\n- {id: " + longest + "r, when: {tier: a}, action: rephrase}";
    assertThatThrownBy(() -> PolicyReader.read("version: " + longest + "v"))
        .hasMessage("line 1: version: 129 characters are more than 128");
    assertThatThrownBy(() -> PolicyReader.read("version: v" + rule))
        .hasMessage("line 3: rules[0].id: 129 characters are more than 128");
  }

  @Test
  void aMissingActionMakesNoOtherKeyUnknown() {
    String yaml = "version: v\nrules:\n- {id: r, when: {tier: a}, strength: 1}\n";
    assertThatThrownBy(() -> PolicyReader.read(yaml))
        .hasMessage("line 3: rules[0].action: missing");
  }

  @Test
  void allMistakesAreToldTogether() {
    assertThatThrownBy(() -> PolicyReader.read("a: 1\nb: 2\ncoolDownTurns: x\n"))
        .isInstanceOfSatisfying(PolicyException.class, e -> assertThat(e.problems()).hasSize(4));
  }

  @Test
  void valuesOfAllPlacesThatAreOutOfRangeAreToldTogetherEachOnce() {
    assertThatThrownBy(() ->
            PolicyReader.read(
                """
                version: v
                coolDownTurns: 99
                thresholds:
                  softSignal: 2
                  offer: { atLeast: 7 }
                ladder:
                  - { action: rephrse, most: 99 }
                  - { action: self_service, most: 21 }
                  - { action: rephrase }
                  - offer_human
                  - { action: continue }
                signals:
                  confidenceFloor: 3
                  failures: 11
                  ignoredModalities: [" "]
                rules:
                  - id: one
                    when: { intnt: refund }
                    action: hand_off
                    strength: 2
                    owner: " "
                  - id: two
                    when: { hours: { days: [Monday, Freitag], from: noon } }
                    action: rephrase
                    humanMandatory: true
                  - id: two
                    when: court
                    action: hand_off
                    strength: 0
                """))
        .isInstanceOfSatisfying(
            PolicyException.class,
            e ->
                assertThat(e.problems().stream().map(PolicyReaderTest::lineAndKey))
                    .containsExactly(
                        "line 2: coolDownTurns",
                        "line 4: thresholds.softSignal",
                        "line 5: thresholds.offer.atLeast",
                        "line 7: ladder[0].action",
                        "line 7: ladder[0].most",
                        "line 8: ladder[1].most",
                        "line 9: ladder[2]",
                        "line 10: ladder[3]",
                        "line 11: ladder[4].action",
                        "line 13: signals.confidenceFloor",
                        "line 14: signals.failures",
                        "line 15: signals.ignoredModalities",
                        "line 18: rules[0].when.intnt",
                        "line 20: rules[0].strength",
                        "line 21: rules[0].owner",
                        "line 23: rules[1].when.hours.from",
                        "line 23: rules[1].when.hours.days",
                        "line 23: rules[1].when.hours.days",
                        "line 25: rules[1].humanMandatory",
                        "line 26: rules[2].id",
                        "line 27: rules[2].when",
                        "line 29: rules[2].strength"));
  }

  private static String lineAndKey(String problem) {
    return problem.substring(0, problem.indexOf(": ", problem.indexOf(": ") + 1));
  }

  @Test
  void aPhraseWithoutWordsIsRefusedRatherThanFoundEverywhere() {
    assertThatThrownBy(() ->
            PolicyReader.read(
                """
                version: test
                rules:
                  - id: empty
                    when: { phrase: [refund, " "] }
                    action: hand_off
                """))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining("phrase");
  }
}
