package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.IntentScore;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureDetectorTest {

  private final Signals signals = new Signals(new FailureDetector());

  private Optional<Signal> fails(String intent) {
    return signals.customer(turn -> turn.text("try this").intent(intent).fallback(true));
  }

  @Test
  void theThirdFailureOnOneTopic() {
    assertThat(fails("track")).isEmpty();
    signals.bot("Could you say that in other words?");
    assertThat(fails("track")).isEmpty();
    signals.bot("Could you say that in other words?");
    Optional<Signal> third = fails("track");
    assertThat(Signals.name(third)).isEqualTo(SignalName.REPEATED_FAILURE);
    assertThat(Signals.turns(third)).containsExactly("t-1", "t-3", "t-5");
    assertThat(Signals.strength(third)).isBetween(0.5, 1.0);
    assertThat(Signals.strength(fails("track"))).isGreaterThan(Signals.strength(third));
  }

  @Test
  void theBotsFallbacksCountToo() {
    for (int i = 0; i < 2; i++) {
      signals.customer("where is it number " + i);
      assertThat(signals.bot(turn -> turn.text("Sorry?").fallback(true))).isEmpty();
    }
    signals.customer("the parcel I mean");
    assertThat(signals.bot(turn -> turn.text("Sorry?").fallback(true))).isPresent();
  }

  @Test
  void theCustomerSayingThatItIsWrongIsAFailure() {
    signals.customer("that's not what i asked, wrong answer");
    signals.bot("Your parcel is on its way.");
    signals.customer("still not working");
    signals.bot("Your parcel is on its way.");
    assertThat(signals.customer("du hilft mir nicht")).isPresent();
  }

  private Optional<Signal> saysThrice(String text) {
    signals.customer(text);
    signals.bot("Your parcel is on its way.");
    signals.customer(text);
    signals.bot("Your parcel is on its way.");
    return signals.customer(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "das stimmt nicht",
        "Stimmt nicht!",
        "nein, stimmt nicht, es war Bern",
        "Eso está mal",
        "no, está mal",
        "Isso está errado",
        "está errado",
        "Já falei!",
        "eu já disse isso",
        "Já falei que não é Lisboa"
      })
  void thatTheAnswerIsWrongIsAFailure(String text) {
    assertThat(saysThrice(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meine Rechnung stimmt nicht",
        "die Adresse stimmt nicht mehr",
        "la factura está mal",
        "Está mal la factura",
        "O valor está errado",
        "está errado o valor da fatura",
        "Já falei com o banco",
        "O banco já disse que não"
      })
  void thatTheCustomersOwnBillIsWrongIsNone(String text) {
    assertThat(saysThrice(text)).isEmpty();
  }

  @Test
  void whoSaysThriceThatOneAnswerIsWrongTellsOfOneFailure() {
    signals.customer("where is my parcel");
    signals.bot("Our shop opens at nine.");
    signals.customer("that's wrong");
    signals.customer("you didn't answer my question");
    assertThat(signals.customer("still not working")).isEmpty();
    signals.bot("Our shop opens at nine.");
    signals.customer("still not working");
    signals.bot("Our shop opens at nine.");
    assertThat(Signals.turns(signals.customer("that's wrong")))
        .containsExactly("t-3", "t-7", "t-9");
  }

  @Test
  void aComplaintAfterAnotherWordIsOfTheSameFallback() {
    for (int i = 0; i < 2; i++) {
      signals.customer("where is it number " + i);
      assertThat(signals.bot(turn -> turn.text("Sorry?").fallback(true))).isEmpty();
      signals.customer("hm");
      assertThat(signals.customer("that's not what i asked")).isEmpty();
    }
  }

  @Test
  void whereOneIsEnoughEachTellsThoughTheCountIsAsBefore() {
    EscalationEngine engine = new EscalationEngine();
    Policy policy = PolicyReader.read("version: strict\nsignals: { failures: 1 }\n");
    ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
    List<Boolean> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      boolean customer = i % 2 == 0;
      Turn turn =
          Turn.builder("t-" + i, customer ? Speaker.CUSTOMER : Speaker.BOT)
              .text(customer ? "try this" : "It arrives on Monday.")
              .fallback(i == 0 || i == 4)
              .build();
      Step step = engine.step(state, turn, ServingModel.rulesOnly(), policy);
      state = step.state();
      told.add(
          step.decision().signals().stream()
              .anyMatch(signal -> signal.name() == SignalName.REPEATED_FAILURE));
    }
    assertThat(told).containsExactly(true, false, false, false, true);
  }

  @Test
  void aSuccessStartsItAfresh() {
    fails("track");
    fails("track");
    signals.customer(turn -> turn.text("my order A-1").intent("track").confidence(0.9));
    signals.bot("It arrives on Monday.");
    assertThat(fails("track")).isEmpty();
    assertThat(fails("track")).isEmpty();
    assertThat(Signals.turns(fails("track"))).containsExactly("t-5", "t-6", "t-7");
  }

  @Test
  void whatTheBotSaysAfterItsOwnFallbackIsNoSuccess() {
    for (int i = 0; i < 2; i++) {
      signals.customer("where is it number " + i);
      signals.bot(turn -> turn.text("Sorry?").fallback(true));
      signals.bot("Here is what I can do.");
    }
    signals.customer("the parcel I mean");
    assertThat(signals.bot(turn -> turn.text("Sorry?").fallback(true))).isPresent();
  }

  @Test
  void anotherTopicStartsItAfresh() {
    fails("track");
    fails("track");
    assertThat(fails("refund")).isEmpty();
    assertThat(fails("refund")).isEmpty();
    assertThat(Signals.turns(fails("refund"))).containsExactly("t-3", "t-4", "t-5");
  }

  @Test
  void anIntentThatTheNluIsUnsureOfIsNoOtherTopic() {
    fails("track");
    signals.customer(turn -> turn.text("hm").intent("refund").confidence(0.2).fallback(true));
    assertThat(fails("track")).isPresent();
  }

  @Test
  void guessesOfABotThatFailsAreNoTopicsAndWhatItIsSureOfIsOne() {
    fallsBackAt("track", 0.55);
    fallsBackAt("refund", 0.5);
    assertThat(fallsBackAt("invoice", 0.52)).isPresent();
    assertThat(fallsBackAt("address", 0.69)).isPresent();
    assertThat(fallsBackAt("voucher", 0.7)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "affirm",
        "AMAZON.NoIntent",
        "greet",
        "Default Welcome Intent",
        "thank_you",
        "goodbye",
        "smalltalk.agent.there",
        "inform"
      })
  void aYesAGreetingOrAThankIsNoOtherTopic(String smallTalk) {
    assertThat(fallsBackAt("track_order", 0.92)).isEmpty();
    assertThat(fallsBackAt(smallTalk, 0.98)).isEmpty();
    assertThat(Signals.turns(fallsBackAt(smallTalk, 0.99))).containsExactly("t-2", "t-4", "t-6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm_order", "no_delivery", "greet_card", "refund", "42"})
  void aYesOrNoWithinANameOfMoreIsATopic(String topic) {
    fallsBackAt("track_order", 0.92);
    fallsBackAt(topic, 0.98);
    assertThat(fallsBackAt("track_order", 0.98)).isEmpty();
  }

  @Test
  void aGuessIsOneWhereItsConfidenceStandsInTheRankingAlone() {
    fallsBackAt("track", 0.55);
    fallsBackAt("refund", 0.5);
    IntentScore score = new IntentScore("invoice", 0.52);
    signals.customer(turn -> turn.text("hm, invoice").intent("invoice").ranked(score));
    assertThat(signals.bot(turn -> turn.text("Sorry?").fallback(true))).isPresent();
  }

  private Optional<Signal> fallsBackAt(String intent, double confidence) {
    signals.customer(turn -> turn.text("hm, " + intent).intent(intent).confidence(confidence));
    return signals.bot(turn -> turn.text("Sorry?").fallback(true));
  }

  @Test
  void theFirstTopicIsNoOtherOne() {
    signals.customer(turn -> turn.text("hm").fallback(true));
    signals.customer(turn -> turn.text("hm").fallback(true));
    assertThat(fails("track")).isPresent();
  }

  @Test
  void anAnswerToATurnThatWasNotUnderstoodIsNoSuccess() {
    fails("track");
    fails("track");
    signals.customer(turn -> turn.text("hm").intent("track").confidence(0.2));
    signals.bot("It arrives on Monday.");
    assertThat(fails("track")).isPresent();
  }

  @Test
  void theNameOfTheFallbackIsNoTopic() {
    fails("track");
    fails("nlu_fallback");
    assertThat(fails("Out_of_Scope")).isPresent();
  }

  @Test
  void aTurnWithoutAnythingThatFailedIsAFailureAndNoSuccess() {
    for (int i = 0; i < 2; i++) {
      signals.customer(turn -> turn.fallback(true));
      signals.bot("Could you type that?");
    }
    assertThat(signals.customer(turn -> turn.fallback(true))).isPresent();
  }

  @Test
  void itIsToldOnlyWhenItFailsAgain() {
    fails("track");
    fails("track");
    fails("track");
    assertThat(signals.customer("hello")).isEmpty();
  }

  @Test
  void aFallbackThatTheCustomersTurnAndTheBotsTellIsOne() {
    for (int i = 0; i < 2; i++) {
      assertThat(fails("track")).isEmpty();
      assertThat(signals.bot(turn -> turn.text("Sorry?").fallback(true))).isEmpty();
      assertThat(signals.bot(turn -> turn.text("Try it in other words.").fallback(true))).isEmpty();
    }
    assertThat(Signals.turns(fails("track"))).containsExactly("t-1", "t-4", "t-7");
  }

  @Test
  void aToolThatFailedIsAFailureAndOneThatHelpedBesideItIsNone() {
    Map<String, Object> failed = Map.of("kind", "tool", "result", "Timeout");
    for (int i = 0; i < 2; i++) {
      signals.customer("where is it number " + i);
      assertThat(signals.bot(turn -> turn.text("One moment.").other("attempt", failed))).isEmpty();
    }
    signals.customer("the parcel I mean");
    List<Object> both = List.of(failed, Map.of("kind", "article", "result", "found"));
    assertThat(signals.bot(turn -> turn.text("Here.").other("attempts", both))).isEmpty();
    for (int i = 0; i < 2; i++) {
      signals.customer("that one is not it " + i);
      assertThat(signals.bot(turn -> turn.text("Oh.").other("attempt", failed))).isEmpty();
    }
    signals.customer("and now");
    assertThat(Signals.turns(signals.bot(turn -> turn.text("Oh.").other("attempt", failed))))
        .containsExactly("t-8", "t-10", "t-12");
  }

  @Test
  void anEmptyAnswerIsAFailureButNoPictureAndNothingUnasked() {
    for (int i = 0; i < 2; i++) {
      signals.customer("where is it number " + i);
      assertThat(signals.bot(turn -> turn.text(" "))).isEmpty();
      assertThat(signals.bot(turn -> turn)).isEmpty();
    }
    signals.customer("the parcel I mean");
    assertThat(Signals.turns(signals.bot(turn -> turn))).containsExactly("t-2", "t-5", "t-8");
    signals.customer("hello");
    assertThat(signals.bot(turn -> turn.other("attachment", "map.png"))).isEmpty();
    signals.customer("hello you");
    assertThat(signals.bot("\uD83D\uDC4D")).isEmpty();
    signals.customer("hello again");
    assertThat(signals.bot(turn -> turn)).isEmpty();
    signals.customer("are you there");
    assertThat(signals.bot(turn -> turn)).isEmpty();
  }

  @Test
  void whatTheBotSaysBeforeItFailsIsNoSuccess() {
    for (int i = 0; i < 2; i++) {
      signals.customer("where is it number " + i);
      signals.bot("One moment, I look it up.");
      assertThat(signals.bot(turn -> turn.text("That went wrong.").fallback(true))).isEmpty();
    }
    signals.customer("the parcel I mean");
    signals.bot("One moment, I look it up.");
    assertThat(Signals.turns(signals.bot(turn -> turn.text("Wrong again.").fallback(true))))
        .containsExactly("t-3", "t-6", "t-9");
  }

  @Test
  void aFailedToolThatIsToldInWordsAfterwardsIsOneAndSoIsTheComplaintAboutIt() {
    Map<String, Object> failed = Map.of("result", "error");
    for (int i = 0; i < 2; i++) {
      String said = i == 0 ? "where is it" : "that's wrong";
      assertThat(signals.customer(said)).isEmpty();
      assertThat(signals.bot(turn -> turn.other("attempt", failed))).isEmpty();
      assertThat(signals.bot(turn -> turn.text("Sorry, that failed.").fallback(true))).isEmpty();
    }
    signals.customer("not what i asked");
    assertThat(Signals.turns(signals.bot(turn -> turn.other("attempt", failed))).getLast())
        .isEqualTo("t-8");
  }
}
