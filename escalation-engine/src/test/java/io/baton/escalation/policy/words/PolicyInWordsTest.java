package io.baton.escalation.policy.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.PolicyReader;
import org.junit.jupiter.api.Test;

final class PolicyInWordsTest {

  @Test
  void everyCriterionIsThere() {
    String yaml =
        """
        version: v7
        thresholds:
          handOff: { horizon: eventually, atLeast: 0.9 }
          offer: { horizon: in1, atLeast: 0.55 }
          softSignal: 0.7
        ladder:
          - { action: rephrase, most: 1 }
          - { action: offer_human, most: 3 }
        coolDownTurns: 1
        signals: { failures: 4, longGapSeconds: 90, ignoredModalities: [video, Voice] }
        rules:
          - id: large
            description: Too much money.
            when:
              entity: { type: amount, atLeast: 1000 }
              tier: [vip, gold]
              hours: { zone: Europe/Zurich, days: [monday], from: "22:00", until: "06:00" }
            action: hand_off
            humanMandatory: true
            owner: payments
            reviewBy: 2027-01-31
          - { id: evening, when: { hours: { from: "18:00" } }, action: offer_human }
          - { id: soft, when: { phrase: [my lawyer, court] }, action: offer_human, strength: 0.5 }
          - { id: forms, when: { phrase: refund, match: inflections }, action: offer_human }
          - { id: name, when: { phrase: Orbita, match: exact }, action: offer_human }
        """;
    assertThat(PolicyInWords.of(PolicyReader.read(yaml)).lines().map(String::strip))
        .contains(
            "Policy v7. What stands first goes before what follows.",
            "large: hand off",
            "Too much money.",
            "if there is an entity amount of 1000 or more",
            "and the tier is one of gold, vip",
            "and it is Monday from 22:00 until 06:00 of the next day in Europe/Zurich",
            "declines it: no offer for 1 customer turn",
            "a risk of 0.9 that a human is needed before the conversation ends: hand off",
            "a risk of 0.55 that a human is needed by the next customer turn: offer a human, as often as",
            "unless the first soft rule that holds hands off",
            "if it is any day from 18:00 in UTC",
            "soft: offer a human",
            "if the text says one of my lawyer, court, or a form or misspelling of it",
            "if the text says refund, or a form of it",
            "if the text says exactly Orbita",
            "its signal has strength 0.5",
            "after a fallback of the bot, or a soft signal of 0.7 or more (behaviour: more)",
            "ask to rephrase, once in an episode",
            "not after negative sentiment or behaviour",
            "offer a human, 3 times in an episode",
            "repeated failure: 4 times on one topic",
            "behaviour: a silence of 90 seconds",
            "passes over what is measured by video, voice",
            "looked after by payments",
            "to be reviewed by 2027-01-31");
  }

  /** They go over midnight, as where they end before they begin. */
  @Test
  void hoursThatEndWhenTheyBeginAreADay() {
    String yaml = "version: v\nrules: [{ id: r, when: { hours: { %s } }, action: hand_off }]\n";
    assertThat(
            PolicyInWords.of(
                PolicyReader.read(yaml.formatted("days: [monday], from: '08:00', until: '08:00'"))))
        .contains("if it is Monday from 08:00 until 08:00 of the next day in UTC");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(PolicyInWords.of(PolicyReader.read("version: v\nladder: []")))
        .contains("must be obeyed\n  none\n", "first that holds\n  none\n", "there is none");
  }

  @Test
  void noLineIsWiderThanATerminal() {
    assertThat(PolicyInWords.of(PolicyReader.readDefault()).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(96))
        .contains("  self-harm: hand off");
  }
}
