package io.baton.escalation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Entity;
import io.baton.conversation.IntentScore;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.ConversationFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class TopicRulesTest {

  private static final Policy POLICY =
      PolicyReader.read(
          """
          version: test
          rules:
            - id: lawyer
              when: { phrase: [my lawyer, rechtliche schritte] }
              action: offer_human
            - id: large
              when: { entity: { type: amount, atLeast: 1000 } }
              action: hand_off
            - id: vip-refund
              when: { intent: refund, tier: [vip] }
              action: hand_off
            - id: german
              when: { intent: contract, language: [de] }
              action: hand_off
            - id: night
              when: { intent: outage, hours: { zone: UTC, from: "20:00", until: "23:00" } }
              action: hand_off
          """);

  private static final ConversationFacts VIP =
      new ConversationFacts(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("vip"));

  private static List<String> fired(ConversationFacts facts, UnaryOperator<Turn.Builder> parts) {
    return rules(facts, Speaker.CUSTOMER, parts).fired().stream().map(TopicRule::id).toList();
  }

  private static TopicRules rules(
      ConversationFacts facts, Speaker speaker, UnaryOperator<Turn.Builder> parts) {
    Turn turn = parts.apply(Turn.builder("t-1", speaker)).build();
    return TopicRules.at(turn, TokenizedText.of(turn.text()), facts, POLICY.rules(), 0.4);
  }

  private static List<String> said(String text) {
    return fired(ConversationFacts.UNKNOWN, turn -> turn.text(text));
  }

  @Test
  void aPhraseIsWordsInTheirOrderWhateverTheirCase() {
    assertThat(said("I will call MY LAWYER, today")).containsExactly("lawyer");
    assertThat(said("Ich erwäge rechtliche Schritte!")).containsExactly("lawyer");
    assertThat(said("my lawyerly friend")).isEmpty();
    assertThat(said("my good lawyer")).isEmpty();
    assertThat(said("my")).isEmpty();
  }

  @Test
  void formsAndMisspellingsCountUnlessOnlyTheSameWordsDo() {
    assertThat(said("my lawyers told me")).containsExactly("lawyer");
    assertThat(said("wegen rechtlicher Schritte")).containsExactly("lawyer");
    assertThat(said("I know my layer cake")).isEmpty();
    String exact =
        "version: v\nrules: [{id: r, when: {phrase: refund, match: %s}, action: hand_off}]";
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).text("It was refunded, a refnud").build();
    TokenizedText text = TokenizedText.of(turn.text());
    for (String match : List.of("exact", "inflections", "fuzzy")) {
      TopicRules rules =
          TopicRules.at(
              turn,
              text,
              ConversationFacts.UNKNOWN,
              PolicyReader.read(exact.formatted(match)).rules(),
              0.4);
      assertThat(rules.fired()).hasSize(match.equals("exact") ? 0 : 1);
    }
  }

  @Test
  void anAmountFromItsLeastOn() {
    assertThat(amount("1.000,00 €")).containsExactly("large");
    assertThat(amount("999")).isEmpty();
    assertThat(fired(VIP, turn -> turn.entity(Entity.of("order_number", "5000")))).isEmpty();
    assertThat(amount("a lot")).isEmpty();
  }

  @Test
  void ofSeveralAmountsOneThatIsLargeEnoughIs() {
    assertThat(amounts("999", "5000")).containsExactly("large");
    assertThat(amounts("5000", "999")).containsExactly("large");
    assertThat(amounts("a lot", "5000")).containsExactly("large");
    assertThat(amounts("5000", "a lot")).containsExactly("large");
    TopicRules unread =
        rules(
            VIP,
            Speaker.CUSTOMER,
            turn -> turn.entity(Entity.of("amount", "a lot")).entity(Entity.of("amount", "9")));
    assertThat(unread.unknown()).containsExactly("condition_unknown:large:entity");
  }

  private static List<String> amounts(String one, String other) {
    return fired(
        VIP, turn -> turn.entity(Entity.of("amount", one)).entity(Entity.of("amount", other)));
  }

  private static List<String> amount(String value) {
    return fired(VIP, turn -> turn.entity(Entity.of("amount", value)));
  }

  @Test
  void allConditionsTogetherAndAnUnknownFactIsTold() {
    assertThat(fired(VIP, turn -> turn.intent("refund"))).containsExactly("vip-refund");
    assertThat(fired(VIP, turn -> turn.intent("track"))).isEmpty();
    TopicRules unknown =
        rules(ConversationFacts.UNKNOWN, Speaker.CUSTOMER, turn -> turn.intent("refund"));
    assertThat(unknown.fired()).isEmpty();
    assertThat(unknown.unknown()).containsExactly("condition_unknown:vip-refund:tier");
  }

  @Test
  void factsCountInAnyCaseAndLanguagesWithAnyRegion() {
    assertThat(contract("de")).isTrue();
    assertThat(contract("DE")).isTrue();
    assertThat(contract("de-CH")).isTrue();
    assertThat(contract("de_AT")).isTrue();
    assertThat(contract("den")).isFalse();
    assertThat(contract("en-DE")).isFalse();
    ConversationFacts tier =
        new ConversationFacts(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("VIP"));
    assertThat(fired(tier, turn -> turn.intent("refund"))).containsExactly("vip-refund");
  }

  private static boolean contract(String language) {
    ConversationFacts facts =
        new ConversationFacts(
            Optional.empty(), Optional.of(language), Optional.empty(), Optional.empty());
    return fired(facts, turn -> turn.intent("contract")).contains("german");
  }

  @Test
  void hoursAreThoseOfTheTurn() {
    assertThat(fired(VIP, outage("2026-03-02T21:00:00Z"))).containsExactly("night");
    assertThat(fired(VIP, outage("2026-03-02T12:00:00Z"))).isEmpty();
  }

  private static UnaryOperator<Turn.Builder> outage(String at) {
    return turn -> turn.intent("outage").at(Instant.parse(at));
  }

  @Test
  void aTurnWithoutATimeMayHaveBeenSentThen() {
    TopicRules rules = rules(VIP, Speaker.CUSTOMER, turn -> turn.intent("outage"));
    assertThat(rules.fired()).isEmpty();
    assertThat(rules.unknown()).containsExactly("condition_unknown:night:hours");
  }

  @Test
  void nothingIsMissingWhereAnotherConditionFails() {
    Policy policy =
        PolicyReader.read(
            "version: v\nrules: [{id: r, when: {tier: vip, language: de}, action: hand_off}]");
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).text("hm").build();
    ConversationFacts english =
        new ConversationFacts(
            Optional.empty(), Optional.of("en"), Optional.empty(), Optional.empty());
    TopicRules rules =
        TopicRules.at(turn, TokenizedText.of(turn.text()), english, policy.rules(), 0.4);
    assertThat(rules.unknown()).isEmpty();
  }

  @Test
  void channelAndIndustryAreNotTakenForEachOther() {
    ConversationFacts facts =
        new ConversationFacts(
            Optional.of("voice"), Optional.empty(), Optional.of("banking"), Optional.empty());
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).text("hm").build();
    for (String when : List.of("channel: voice", "industry: banking", "channel: banking")) {
      Policy policy =
          PolicyReader.read("version: v\nrules: [{id: r, when: {" + when + "}, action: hand_off}]");
      assertThat(
              TopicRules.at(turn, TokenizedText.of(turn.text()), facts, policy.rules(), 0.4)
                  .fired())
          .as(when)
          .hasSize(when.equals("channel: banking") ? 0 : 1);
    }
  }

  @Test
  void theBotFiresNone() {
    assertThat(rules(VIP, Speaker.BOT, turn -> turn.text("my lawyer")).fired()).isEmpty();
  }

  @Test
  void theSignalNamesItsRuleAndPointsAtItsWords() {
    String text = "😀 I will call my lawyer today";
    TopicRules rules = rules(VIP, Speaker.CUSTOMER, turn -> turn.text(text));
    Signal signal = rules.signals().getFirst();
    assertThat(signal.name()).isEqualTo(SignalName.TOPIC_RULE);
    assertThat(signal.detail()).isEqualTo("lawyer");
    assertThat(signal.strength()).isBetween(0.1, 1.0);
    assertThat(signal.evidence().getFirst().turn()).isEqualTo("t-1");
    var evidence = signal.evidence().getFirst();
    assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo("my lawyer");
  }

  @Test
  void aPlaceThatSeveralPhrasesFindIsShownOnce() {
    String yaml =
        "version: v\nrules: [{id: r, when: {phrase: [refund, refunds, refunded]}, action: hand_off}]";
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).text("Refund me, refund me").build();
    TokenizedText text = TokenizedText.of(turn.text());
    TopicRules rules =
        TopicRules.at(turn, text, ConversationFacts.UNKNOWN, PolicyReader.read(yaml).rules(), 0.4);
    assertThat(rules.signals().getFirst().evidence()).hasSize(1);
  }

  @Test
  void anIntentBelowTheFloorFiresNoRule() {
    String yaml = "version: v\nrules: [{ id: r, when: { intent: fraud }, action: hand_off }]";
    List<TopicRule> rules = PolicyReader.read(yaml).rules();
    for (double confidence : new double[] {0.39, 0.4}) {
      Turn turn =
          Turn.builder("t", Speaker.CUSTOMER)
              .intent("fraud")
              .ranked(new IntentScore("billing", 0.2))
              .ranked(new IntentScore("fraud", confidence))
              .build();
      assertThat(
              TopicRules.at(turn, TokenizedText.EMPTY, ConversationFacts.UNKNOWN, rules, 0.4)
                  .fired())
          .hasSize(confidence < 0.4 ? 0 : 1);
    }
  }

  @Test
  void aRegionIsTheSameWithEitherMark() {
    String yaml = "version: v\nrules: [{ id: r, when: { language: pt-BR }, action: hand_off }]";
    for (String language : List.of("pt_BR", "pt-br", "pt_BR_x", "pt", "pt-BRX")) {
      ConversationFacts facts =
          new ConversationFacts(
              Optional.empty(), Optional.of(language), Optional.empty(), Optional.empty());
      Turn turn = Turn.builder("t", Speaker.CUSTOMER).build();
      assertThat(
              TopicRules.at(turn, TokenizedText.EMPTY, facts, PolicyReader.read(yaml).rules(), 0.4)
                  .fired())
          .as(language)
          .hasSize(language.matches("pt|pt-BRX") ? 0 : 1);
    }
  }
}
