package io.baton.escalation.policy.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyChangesTest {

  private static final String BEFORE =
      """
      version: v1
      thresholds:
        handOff: { horizon: now, atLeast: 0.9 }
      ladder:
        - { action: rephrase, most: 1 }
      rules:
        - { id: court, when: { phrase: [my lawyer, court] }, action: offer_human }
        - { id: fraud, when: { intent: [fraud] }, action: hand_off, humanMandatory: true }
        - { id: old, when: { tier: vip }, action: hand_off }
      """;

  private static List<String> changes(String before, String after) {
    return PolicyChanges.between(PolicyReader.read(before), PolicyReader.read(after)).stream()
        .map(PolicyChange::line)
        .toList();
  }

  @Test
  void layoutCommentsAndDefaultsWrittenOutAreNoDifference() {
    String same =
        """
        # The same in other words.
        version: "v1"
        coolDownTurns: 5
        signals: { failures: 3 }
        ladder: [ { most: 1, action: rephrase } ]
        thresholds: { softSignal: 0.50, handOff: { atLeast: 0.90 } }
        rules:
          - { id: fraud, when: { intent: fraud }, action: hand_off, humanMandatory: true }
          - id: court
            description: Why it is there decides nothing.
            when: { phrase: [court, my lawyer] }
            action: offer_human
          - { id: old, when: { tier: [vip] }, action: hand_off, strength: 1.0 }
        """;
    assertThat(changes(BEFORE, same)).isEmpty();
  }

  @Test
  void everyChangeIsTold() {
    String after =
        """
        version: v2
        thresholds:
          handOff: { horizon: in3, atLeast: 0.8 }
        ladder:
          - { action: offer_human, most: 2 }
        signals: { failures: 4 }
        rules:
          - { id: new, when: { channel: phone }, action: hand_off }
          - { id: court, when: { phrase: court, match: exact }, action: hand_off, strength: 0.5 }
          - { id: fraud, when: { intent: [fraud] }, action: hand_off, humanMandatory: true }
        """;
    assertThat(changes(BEFORE, after))
        .containsExactly(
            "~ version: v1 -> v2",
            "~ thresholds.handOff: now 0.9 -> in3 0.8",
            "- ladder.rephrase: most 1",
            "+ ladder.offer_human: most 2",
            "~ rules.court: offer_human, if the text says one of court, my lawyer, or a form or"
                + " misspelling of it -> hand_off, strength 0.5, if the text says exactly court",
            "- rules.old: hand_off, if the tier is vip",
            "+ rules.new: hand_off, if the channel is phone",
            "~ signals.failures: 3 -> 4");
  }

  @Test
  void theOrderOfSoftRulesCounts() {
    String rule = "  - { id: %s, when: { tier: vip }, action: hand_off }\n";
    String one = "version: v\nrules:\n" + rule.formatted("a") + rule.formatted("b");
    String other = "version: v\nrules:\n" + rule.formatted("b") + rule.formatted("a");
    assertThat(changes(one, other)).containsExactly("~ rules (order): a, b -> b, a");
  }

  @Test
  void wordsWithACommaAreNotTwo() {
    String rule = "version: v\nrules: [{ id: r, when: { %s }, action: hand_off }]\n";
    assertThat(
            changes(
                rule.formatted("phrase: ['no, thanks', stop]"),
                rule.formatted("phrase: [no, thanks, stop]")))
        .containsExactly(
            "~ rules.r: hand_off, if the text says one of \"no, thanks\", stop, or a form or"
                + " misspelling of it -> hand_off, if the text says one of no, stop, thanks, or a"
                + " form or misspelling of it");
    assertThat(
            changes(rule.formatted("intent: ['a, b', c]"), rule.formatted("intent: [a, 'b, c']")))
        .hasSize(1);
    assertThat(
            changes(
                rule.formatted("intent: ['\"a, b\"', c]"), rule.formatted("intent: ['a, b', c]")))
        .hasSize(1);
  }
}
