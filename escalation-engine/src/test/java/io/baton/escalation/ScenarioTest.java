package io.baton.escalation;

import static io.baton.conversation.decision.Action.CONTINUE;
import static io.baton.conversation.decision.Action.HAND_OFF;
import static io.baton.conversation.decision.Action.OFFER_HUMAN;
import static io.baton.conversation.decision.Action.REPHRASE;
import static io.baton.conversation.decision.Action.SELF_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Entity;
import io.baton.conversation.Speaker;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import org.junit.jupiter.api.Test;

/** What the engine does, told from the plain to the intricate. */
final class ScenarioTest {

  private static final String RULES =
      """
      version: test
      ladder:
        - { action: rephrase }
        - { action: self_service }
        - { action: offer_human }
        - { action: hand_off }
      coolDownTurns: 2
      rules:
        - id: vip-refund
          when: { intent: refund, tier: [vip] }
          action: hand_off
        - id: large-transfer
          when: { entity: { type: amount, atLeast: 10000 } }
          action: hand_off
          humanMandatory: true
        - id: lawyer
          when: { phrase: my lawyer }
          action: offer_human
      """;

  @Test
  void a01AnOrdinaryQuestionGoesOn() {
    Decision decision = Play.byDefault().customer("Where is my order?");
    assertThat(decision.action()).isEqualTo(CONTINUE);
    assertThat(decision.signals()).isEmpty();
    assertThat(decision.degraded()).isTrue();
    assertThat(decision.propensity()).isEqualTo(1);
  }

  @Test
  void a02ABareRequestHandsOffAtTheFirstTurn() {
    Decision decision = Play.byDefault().customer("agent");
    assertThat(decision.action()).isEqualTo(HAND_OFF);
    assertThat(decision.reason()).isEqualTo("explicit_request");
    assertThat(decision.risk().now()).isGreaterThan(0.8);
  }

  @Test
  void a03TheRequestPointsAtItsWords() {
    String text = "ok listen, I want to talk to a human about this";
    Signal signal = Play.byDefault().customer(text).signals().getFirst();
    assertThat(signal.name()).isEqualTo(SignalName.EXPLICIT_REQUEST);
    var evidence = signal.evidence().getFirst();
    assertThat(text.substring(evidence.start(), evidence.end())).contains("talk").contains("human");
  }

  @Test
  void a04NotWantingAnAgentIsNoRequest() {
    assertThat(Play.byDefault().customer("I don't want an agent, just the price").action())
        .isEqualTo(CONTINUE);
  }

  @Test
  void b01EachFallbackTakesTheNextStep() {
    Play play = Play.with(RULES);
    assertThat(play.fallback("flurb").action()).isEqualTo(REPHRASE);
    play.bot("Could you say that in other words?");
    assertThat(play.fallback("flurb the thing").action()).isEqualTo(SELF_SERVICE);
    assertThat(play.fallback("no idea what else").action()).isEqualTo(OFFER_HUMAN);
    assertThat(play.fallback("hmpf").action()).isEqualTo(HAND_OFF);
  }

  @Test
  void b01bTheBotsFallbackTakesAStepOnlyWhereNothingWasDoneAboutTheCustomersTurn() {
    Play play = Play.with(RULES);
    assertThat(play.fallback("flurb").action()).isEqualTo(REPHRASE);
    assertThat(fallback(play).reason()).isEqualTo("bot_turn");
    play.customer("green is a colour");
    assertThat(fallback(play).action()).isEqualTo(SELF_SERVICE);
    Play declined = Play.with(RULES);
    declined.customer("my lawyer will read this");
    declined.customer("no thanks");
    assertThat(fallback(declined).reason()).isEqualTo("bot_turn");
  }

  @Test
  void b02YesToTheOfferHandsOff() {
    Play play = offered();
    Decision decision = play.customer("yes please");
    assertThat(decision.action()).isEqualTo(HAND_OFF);
    assertThat(decision.reason()).isEqualTo("offer_accepted");
  }

  @Test
  void b02bTheBotsOwnWordsBetweenTheOfferAndTheYesDoNotMatter() {
    Play play = offered();
    play.bot("Would you like to talk to a colleague of mine?");
    assertThat(play.customer("yes").reason()).isEqualTo("offer_accepted");
  }

  @Test
  void b02cYesToSomethingElseHandsNothingOff() {
    assertThat(Play.with(RULES).customer("yes please").reason()).isEqualTo("no_reason");
    Play play = offered();
    assertThat(play.customer("green is a colour").action()).isEqualTo(CONTINUE);
    play.bot("Is it the green one?");
    assertThat(play.customer("yes").reason()).isEqualTo("no_reason");
  }

  @Test
  void b02eAnOfferStandsUntilTheBotSpeaksOfSomethingElse() {
    Play play = offered();
    assertThat(play.customer("hmm").reason()).isEqualTo("no_reason");
    assertThat(play.customer("let us see").reason()).isEqualTo("no_reason");
    assertThat(play.customer("yes please").reason()).isEqualTo("offer_accepted");
    Play worded = offered();
    worded.bot("Would you like to talk to a colleague of mine?");
    worded.bot("They are there until six.");
    worded.customer("hmm");
    assertThat(worded.customer("no").reason()).isEqualTo("offer_declined");
    assertThat(worded.customer("yes").reason()).isEqualTo("no_reason");
    Play answered = offered();
    answered.customer("hmm");
    answered.bot("Is it the green one?");
    assertThat(answered.customer("yes").reason()).isEqualTo("no_reason");
    for (String other : new String[] {"where is my blue parcel", "why?"}) {
      Play unposted = offered();
      unposted.customer(other);
      assertThat(unposted.customer("yes").reason()).as(other).isEqualTo("no_reason");
    }
  }

  @Test
  void b02dWhoTellsMoreHasNotAnsweredAndIsHeard() {
    for (String text : new String[] {"it still does not work", "please just tell me the price"}) {
      assertThat(offered().customer(text).reason()).as(text).isEqualTo("no_reason");
    }
    assertThat(offered().customer("my lawyer does not like this").reason())
        .isEqualTo("topic_rule:lawyer");
    assertThat(offered().fallback("that's not what I asked").action()).isEqualTo(HAND_OFF);
  }

  @Test
  void b03NoToTheOfferStopsOffersForAWhile() {
    Play play = offered();
    assertThat(play.customer("no thanks").reason()).isEqualTo("offer_declined");
    assertThat(play.fallback("blim").action()).isEqualTo(CONTINUE);
    assertThat(play.fallback("blam").action()).isEqualTo(CONTINUE);
    assertThat(play.fallback("blum").action()).isEqualTo(HAND_OFF);
  }

  @Test
  void b04ADeclinedOfferDoesNotStopARequest() {
    Play play = offered();
    play.customer("no");
    assertThat(play.customer("get me a real person now").action()).isEqualTo(HAND_OFF);
  }

  @Test
  void b04bARuleDoesNotOfferAgainWhatWasDeclined() {
    Play play = Play.with(RULES);
    assertThat(play.customer("my lawyer will read this").action()).isEqualTo(OFFER_HUMAN);
    play.customer("no thanks");
    assertThat(play.customer("my lawyer has a dog").action()).isEqualTo(CONTINUE);
    assertThat(play.customer("and my lawyer has a cat").action()).isEqualTo(CONTINUE);
    assertThat(play.customer("my lawyer it is then").action()).isEqualTo(OFFER_HUMAN);
  }

  @Test
  void b04cTurnsOfTheBotDoNotMakeTheWaitShorter() {
    Play play = offered();
    play.customer("no");
    play.customer("green is a colour");
    for (int i = 0; i < 3; i++) {
      assertThat(fallback(play).action()).isEqualTo(CONTINUE);
    }
    assertThat(play.fallback("blim").action()).isEqualTo(CONTINUE);
  }

  @Test
  void b05LowConfidenceCountsOnlyInARow() {
    Play play = Play.byDefault();
    assertThat(signal(play.unsure("the thing", 0.2), SignalName.LOW_CONFIDENCE)).isFalse();
    assertThat(signal(play.unsure("my order please", 0.9), SignalName.LOW_CONFIDENCE)).isFalse();
    assertThat(signal(play.unsure("that one", 0.2), SignalName.LOW_CONFIDENCE)).isFalse();
    Decision second = play.unsure("you know", 0.2);
    assertThat(signal(second, SignalName.LOW_CONFIDENCE)).isTrue();
    assertThat(second.signals().getFirst().evidence()).hasSize(2);
  }

  @Test
  void b06TheSameQuestionInOtherOrderIsALoop() {
    Play play = Play.byDefault();
    play.customer("where is my parcel from last week");
    play.bot("It is on its way.");
    Decision decision = play.customer("my parcel from last week, where is it");
    assertThat(signal(decision, SignalName.LOOP)).isTrue();
    assertThat(decision.signals().getFirst().evidence())
        .extracting(evidence -> evidence.turn())
        .containsExactly("t-1", "t-3");
  }

  @Test
  void b07ShortAnswersAreNoLoop() {
    Play play = Play.byDefault();
    for (int i = 0; i < 5; i++) {
      play.bot("Question number " + "abcde".charAt(i) + " about something else " + i);
      assertThat(signal(play.customer("yes"), SignalName.LOOP)).isFalse();
    }
  }

  @Test
  void b08TheBotRepeatingItselfIsALoop() {
    Play play = Play.byDefault();
    play.bot("Please enter the number of your order.");
    play.customer("it is not in my mail");
    assertThat(signal(play.bot("Please enter the number of your order."), SignalName.LOOP))
        .isTrue();
  }

  @Test
  void b09WhoShoutsClearlyIsNotAskedToRephrase() {
    Play play = Play.with(RULES);
    assertThat(play.customer("WHERE IS MY ORDER").action()).isEqualTo(CONTINUE);
    play.bot("It is on its way.");
    assertThat(play.customer("it is urgent").action()).isEqualTo(CONTINUE);
    play.bot("It comes tomorrow.");
    Decision both = play.customer("THIS IS URGENT, MY CARD IS GONE");
    assertThat(both.reason()).isEqualTo("ladder:behaviour");
    assertThat(both.action()).isEqualTo(SELF_SERVICE);
  }

  @Test
  void c01AMandatoryRuleComesBeforeEverything() {
    Decision decision =
        Play.with(RULES)
            .turn(
                Speaker.CUSTOMER,
                turn -> turn.text("talk to a human").entity(Entity.of("amount", "12,500 EUR")));
    assertThat(decision.reason()).isEqualTo("mandatory_rule:large-transfer");
  }

  @Test
  void c01bSignalsAreToldTheStrongestFirst() {
    String weak =
        RULES.replace("action: offer_human\n", "action: offer_human\n    strength: 0.1\n");
    Decision decision =
        Play.with(weak).customer("I want to talk to a human or my lawyer, it is urgent");
    assertThat(decision.signals())
        .extracting(Signal::name)
        .containsExactly(SignalName.EXPLICIT_REQUEST, SignalName.BEHAVIOUR, SignalName.TOPIC_RULE);
  }

  @Test
  void c02ARuleAboutAnUnknownFactDoesNotFire() {
    assertThat(refund(Play.with(RULES)).action()).isEqualTo(CONTINUE);
    assertThat(refund(Play.with(RULES, "basic")).action()).isEqualTo(CONTINUE);
    assertThat(refund(Play.with(RULES, "vip")).reason()).isEqualTo("topic_rule:vip-refund");
  }

  @Test
  void c03FailuresAreForgottenWhenTheTopicChanges() {
    Play play = Play.byDefault();
    failing(play, "track_order");
    failing(play, "track_order");
    assertThat(signal(failing(play, "refund"), SignalName.REPEATED_FAILURE)).isFalse();
    failing(play, "refund");
    assertThat(signal(failing(play, "refund"), SignalName.REPEATED_FAILURE)).isTrue();
  }

  @Test
  void c04AfterAHumanTheOldTroubleDoesNotCount() {
    Play play = Play.with(RULES);
    play.fallback("flurb");
    play.fallback("flurb the thing");
    play.customer("let me speak to an agent");
    play.agent("Hello, I have sorted it out for you.");
    play.bot("Is there anything else?");
    assertThat(play.customer("what are your opening hours").action()).isEqualTo(CONTINUE);
    assertThat(play.fallback("blib").action()).isEqualTo(REPHRASE);
  }

  @Test
  void c04bFailuresOfBeforeAHumanAreForgotten() {
    Play play = Play.byDefault();
    failing(play, "track_order");
    failing(play, "track_order");
    play.agent("Hello, I am Ann.");
    play.bot("Is there anything else?");
    Decision decision = failing(play, "track_order");
    assertThat(signal(decision, SignalName.REPEATED_FAILURE)).isFalse();
    assertThat(decision.action()).isEqualTo(REPHRASE);
  }

  @Test
  void c05ABotThatPromisesAHumanIsTakenAtItsWord() {
    Play play = Play.byDefault();
    play.customer("my card does not work");
    Decision decision = play.bot("I'm connecting you to one of our agents now.");
    assertThat(decision.action()).isEqualTo(HAND_OFF);
    assertThat(decision.reason()).isEqualTo("bot_promise");
  }

  @Test
  void c06ABotThatActedOnItsPromiseIsLeftAlone() {
    Play play = Play.byDefault();
    play.customer("give me an agent please");
    assertThat(play.bot("I'm connecting you to an agent now.").action()).isEqualTo(CONTINUE);
    assertThat(Play.byDefault().bot("Would you like me to connect you to an agent?").action())
        .isEqualTo(CONTINUE);
  }

  @Test
  void c07AMandatoryRuleHearsThroughFormsAndMisspellings() {
    for (String text : new String[] {"she talked of killing myself", "i am suicdal", "suicides"}) {
      assertThat(Play.byDefault().customer(text).reason()).isEqualTo("mandatory_rule:self-harm");
    }
    assertThat(Play.byDefault().customer("the skill of my life").action()).isEqualTo(CONTINUE);
  }

  private static Decision fallback(Play play) {
    return play.turn(Speaker.BOT, turn -> turn.text("Sorry?").fallback(true));
  }

  private static Play offered() {
    Play play = Play.with(RULES);
    play.fallback("flurb");
    play.fallback("flurb the thing");
    assertThat(play.fallback("no idea what else").action()).isEqualTo(OFFER_HUMAN);
    return play;
  }

  private static Decision refund(Play play) {
    return play.turn(Speaker.CUSTOMER, turn -> turn.text("money back").intent("refund"));
  }

  private static Decision failing(Play play, String intent) {
    return play.turn(
        Speaker.CUSTOMER,
        turn -> turn.text("try " + intent).intent(intent).confidence(0.9).fallback(true));
  }

  private static boolean signal(Decision decision, SignalName name) {
    return decision.signals().stream().anyMatch(signal -> signal.name() == name);
  }
}
