package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Entity;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopDetectorTest {

  private static final String QUESTION = "where is my parcel from last week";

  private final Signals signals = new Signals(new LoopDetector());

  @Test
  void theCustomerSaysItAgainInOtherOrder() {
    signals.customer(QUESTION);
    signals.bot("It is on its way.");
    Optional<Signal> loop = signals.customer("my parcel from last week, where is it???");
    assertThat(Signals.name(loop)).isEqualTo(SignalName.LOOP);
    assertThat(loop.orElseThrow().detail()).isEqualTo("customer_repeats");
    assertThat(Signals.turns(loop)).containsExactly("t-1", "t-3");
  }

  @Test
  void aThirdTimeIsStrongerThanASecond() {
    signals.customer(QUESTION);
    signals.bot("It is on its way.");
    double second = Signals.strength(signals.customer(QUESTION));
    signals.bot("Please be patient.");
    double third = Signals.strength(signals.customer(QUESTION));
    assertThat(second).isBetween(0.5, 1.0);
    assertThat(third).isGreaterThan(second).isLessThanOrEqualTo(1);
  }

  @Test
  void anotherQuestionAboutTheSameThingIsNone() {
    signals.customer(QUESTION);
    signals.bot("It is on its way.");
    assertThat(signals.customer("can the parcel go to another address")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How can I reset my password? | I need to reset my password, how do I do that?
          Wo ist mein Paket? | Ich habe gefragt, wo mein Paket ist
          ¿Cuándo llega mi pedido? | Quisiera saber cuándo llega el pedido
          Comment annuler ma commande ? | Je voudrais annuler la commande, comment faire ?
          Onde está meu boleto? | Eu perguntei onde está o boleto
          Könnten Sie mein Paket umleiten? | Wir möchten, dass Sie unser Paket umleiten
          Necesito cambiar la dirección | Necesitamos cambiar nuestra dirección
          Je voudrais annuler la commande | Nous voudrions annuler la commande
          """)
  void theCustomerSaysItAgainInOtherWords(String first, String second) {
    signals.customer(first);
    signals.bot("One moment.");
    assertThat(signals.customer(second)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I want to change my flight | I want to cancel my flight
          my number is 4711 | my number is 4712
          where is my order 4500012345 | where is my order 4500067890
          Ich möchte meine Adresse ändern | Ich möchte meine Adresse löschen
          Je voudrais annuler ma commande | Je voudrais payer ma commande
          Quero pagar o meu boleto | Quero imprimir o meu boleto
          What is the status of my order | What is the price of my order
          I want to update my address | I want to delete my address
          I want to purchase a subscription | I want to cancel a subscription
          Je voudrais prolonger mon contrat | Je voudrais résilier mon contrat
          ¿Cuál es el precio de la tarjeta? | ¿Cuál es el límite de la tarjeta?
          Wo finde ich meinen Warenkorb? | Wo finde ich mein Postfach?
          """)
  void whatIsAskedOfTheSameThingCounts(String first, String second) {
    signals.customer(first);
    signals.bot("One moment.");
    assertThat(signals.customer(second)).isEmpty();
  }

  @Test
  void shortAnswersAreNoneHoweverOften() {
    for (String answer :
        List.of(
            "yes",
            "ok",
            "Yes please, thank you",
            "ok thank you very much",
            "sí, muchas gracias",
            "ja genau, vielen dank",
            "oui d'accord, merci beaucoup",
            "sim, muito obrigado",
            "👍",
            "Anna Miller",
            "4711",
            "anna.miller@gmail.com",
            "2026-12-05 10:00",
            "079 123 45 67",
            "AB-12-3456",
            "ครับ",
            "知道了")) {
      for (int i = 0; i < 3; i++) {
        signals.bot("Question " + i + " about " + answer.hashCode() + " and more of it " + i * 7);
        assertThat(signals.customer(answer)).as(answer).isEmpty();
      }
    }
  }

  @Test
  void aQuestionWithoutBlanksIsOneAsWell() {
    signals.customer("我的订单在哪里");
    signals.bot("One moment.");
    assertThat(signals.customer("我的订单在哪里?")).isPresent();
  }

  @Test
  void whatTheBotSaysAfterALongPreambleCounts() {
    String preamble =
        "Thank you for contacting the support of our bank. I am an automated assistant, so please "
            + "never share your full card number, PIN or password in this chat. ";
    signals.bot(preamble + "Your card was sent to Bern on Monday and arrives within three days.");
    signals.customer("and my loan");
    assertThat(
            signals.bot(
                preamble + "For loans we need two payslips, a passport and a signed contract."))
        .isEmpty();
    signals.customer("say that again");
    assertThat(
            signals.bot(
                preamble + "For loans we need two payslips, a passport and a signed contract."))
        .isPresent();
  }

  @Test
  void aTurnSentAgainBeforeTheBotSpokeIsNone() {
    signals.customer(QUESTION);
    assertThat(signals.customer(QUESTION)).isEmpty();
    assertThat(signals.customer(QUESTION)).isEmpty();
    signals.bot("It is on its way.");
    assertThat(Signals.turns(signals.customer(QUESTION))).contains("t-1", "t-5");
  }

  @Test
  void aPictureBeforeTheQuestionComesAgainChangesNothing() {
    signals.customer(QUESTION);
    signals.bot("It is on its way.");
    signals.customer(turn -> turn.other("attachment", "photo.jpg"));
    assertThat(Signals.turns(signals.customer(QUESTION))).containsExactly("t-1", "t-4");
  }

  @Test
  void theBotRepeatsItself() {
    signals.bot("Please enter the number of your order.");
    signals.customer("it is not in my mail");
    Optional<Signal> loop = signals.bot("Please enter the number of your order.");
    assertThat(loop.orElseThrow().detail()).isEqualTo("bot_repeats");
    assertThat(Signals.turns(loop)).containsExactly("t-1", "t-3");
  }

  @Test
  void aPictureOfTheBotsRepeatsNothing() {
    signals.bot("Please enter the number of your order.");
    assertThat(signals.bot(turn -> turn.other("attachment", "map.png"))).isEmpty();
    assertThat(signals.bot("Please enter the number of your order.")).isPresent();
  }

  @Test
  void otherWordsWithTheSameIntentRepeatNothing() {
    signals.bot(turn -> turn.text("Your parcel left Bern on Monday.").intent("answer"));
    assertThat(signals.bot(turn -> turn.text("We open at nine.").intent("answer"))).isEmpty();
  }

  @Test
  void whatWasSaidTooLongAgoIsNotRepeated() {
    for (int others : new int[] {5, 6}) {
      signals.customer(QUESTION + others);
      for (int i = 0; i < others; i++) {
        signals.bot("Reply " + "abcdef".charAt(i) + others + " which is unlike all the rest");
        signals.customer("remark " + "uvwxyz".charAt(i) + others + " on something different");
      }
      signals.bot("So be it " + others);
      assertThat(signals.customer(QUESTION + others).isPresent()).isEqualTo(others == 5);
    }
  }

  @Test
  void aReplyIsKnownByItsNameWhateverItsWords() {
    signals.bot(turn -> turn.text("Which order do you mean?").replyId("ask_order"));
    signals.customer("the blue one");
    assertThat(signals.bot(turn -> turn.text("And its number, Anna?").replyId("ask_order")))
        .isPresent();
    assertThat(signals.bot(turn -> turn.text("Done, goodbye then.").replyId("bye"))).isEmpty();
  }

  @Test
  void withoutTextTheSameAnswerToTheSameQuestionIsOne() {
    signals.bot(turn -> turn.intent("ask_city"));
    signals.customer(turn -> turn.intent("inform").entity(Entity.of("city", "Bern")));
    signals.bot(turn -> turn.intent("ask_day"));
    assertThat(signals.customer(turn -> turn.intent("inform").entity(Entity.of("day", "Monday"))))
        .isEmpty();
    signals.bot(turn -> turn.intent("ask_target"));
    assertThat(signals.customer(turn -> turn.intent("inform").entity(Entity.of("city", "Bern"))))
        .as("to another question")
        .isEmpty();
    signals.bot(turn -> turn.intent("ask_city"));
    assertThat(signals.customer(turn -> turn.intent("inform").entity(Entity.of("city", "Basel"))))
        .as("another answer")
        .isEmpty();
    signals.bot(turn -> turn.intent("ask_city"));
    assertThat(signals.customer(turn -> turn.intent("inform").entity(Entity.of("city", "Bern"))))
        .isPresent();
  }

  @Test
  void withoutTextTheBotRepeatsOnlyWhatItAsksForAgain() {
    for (String slot : List.of("city", "day", "people")) {
      signals.customer("remark on the " + slot + " of mine");
      assertThat(signals.bot(turn -> turn.intent("ask_slot").entity(Entity.of(slot, ""))))
          .as(slot)
          .isEmpty();
      assertThat(signals.bot(turn -> turn.replyId("utter_slot").entity(Entity.of(slot, ""))))
          .as("reply about " + slot)
          .isEmpty();
    }
    assertThat(signals.bot(turn -> turn.intent("ask_slot").entity(Entity.of("people", ""))))
        .isPresent();
    assertThat(signals.bot(turn -> turn.replyId("utter_slot").entity(Entity.of("people", ""))))
        .isPresent();
  }

  @Test
  void theOrderOfWhatIsAskedForDoesNotCount() {
    Entity city = Entity.of("city", "");
    Entity day = Entity.of("day", "");
    signals.bot(turn -> turn.intent("ask_slot").entity(city).entity(day));
    assertThat(signals.bot(turn -> turn.intent("ask_slot").entity(day).entity(city))).isPresent();
  }

  @Test
  void aYesToAnotherQuestionUnderTheSameIntentIsNoLoop() {
    for (String city : List.of("Bern", "Basel")) {
      signals.bot(turn -> turn.intent("confirm").entity(Entity.of("city", city)));
      assertThat(signals.customer(turn -> turn.intent("affirm"))).as(city).isEmpty();
    }
    signals.bot(turn -> turn.intent("confirm").entity(Entity.of("city", "Bern")));
    assertThat(signals.customer(turn -> turn.intent("affirm"))).isPresent();
  }

  @Test
  void aFormThatAsksInWordsForOneSlotAfterTheOtherIsNoLoop() {
    for (String slot : List.of("city", "day", "people")) {
      signals.customer("remark on the " + slot + " of mine");
      String question = "Which " + slot + "?";
      assertThat(
              signals.bot(
                  turn -> turn.text(question).replyId("ask").entity(Entity.of("slot", slot))))
          .as(slot)
          .isEmpty();
    }
  }

  @Test
  void theSameWordsOfAReplyAreALoopWhateverItsEntities() {
    signals.bot(turn -> turn.text("Which?").replyId("retry").entity(Entity.of("attempt", "1")));
    signals.customer("the blue one");
    assertThat(
            signals.bot(
                turn -> turn.text("Which?").replyId("retry").entity(Entity.of("attempt", "2"))))
        .isPresent();
  }

  @Test
  void aYesToAReplyIsKnownByTheReplyWhereTheBotTellsNoIntent() {
    for (String reply : List.of("utter_ask_city", "utter_ask_day")) {
      signals.bot(turn -> turn.text("Is that right for you?").replyId(reply));
      assertThat(signals.customer(turn -> turn.intent("affirm"))).as(reply).isEmpty();
    }
    signals.bot(turn -> turn.text("Is that right for you?").replyId("utter_ask_day"));
    assertThat(signals.customer(turn -> turn.intent("affirm"))).isPresent();
  }

  @Test
  void aButtonPressedUnderAnotherQuestionInWordsIsNoLoop() {
    for (String question : List.of("Is it Bern?", "For two people?")) {
      signals.bot(question);
      assertThat(signals.customer(turn -> turn.intent("affirm"))).as(question).isEmpty();
    }
    signals.bot("For two people?");
    assertThat(signals.customer(turn -> turn.intent("affirm"))).isPresent();
  }

  private String detailOf(String... replies) {
    String detail = "";
    for (String reply : replies) {
      signals.customer("remark " + reply + " of the customer");
      detail = signals.bot(reply).map(Signal::detail).orElse("none");
    }
    return detail;
  }

  @Test
  void theSameForTheThirdTimeIsACycle() {
    String asks = "Please enter the number of your order.";
    assertThat(detailOf("Welcome to the shop, what is it?", asks, asks, asks))
        .isEqualTo(LoopDetector.BOT_CYCLE);
  }

  @Test
  void aMenuThatComesBackAfterEachErrorIsACycle() {
    String menu = "Orders, invoices or something else?";
    String error = "Sorry, that went wrong on our side.";
    assertThat(detailOf(menu, error, menu, error, menu)).isEqualTo(LoopDetector.BOT_CYCLE);
  }

  @Test
  void whatEndsEveryAnswerIsNoCycle() {
    String ends = "Is there anything else that I can do?";
    assertThat(detailOf(ends, "We open at nine.", ends, "Your parcel left Bern on Monday.", ends))
        .isEqualTo("bot_repeats");
  }

  @Test
  void aFormThatAsksForOneThingAfterTheOtherIsNoCycle() {
    assertThat(
            detailOf(
                "Please enter your first name.",
                "Please enter your last name.",
                "Please enter your company name."))
        .isEqualTo("bot_repeats");
  }

  @Test
  void aReminderWithoutAWordOfTheCustomerBetweenIsNoCycle() {
    signals.customer("hm");
    signals.bot("Are you still there with me?");
    signals.bot("Are you still there with me?");
    assertThat(signals.bot("Are you still there with me?").orElseThrow().detail())
        .isEqualTo("bot_repeats");
  }

  @Test
  void aShortWordBetweenHidesNoCycle() {
    String asks = "Please enter the number of your order.";
    assertThat(detailOf(asks, "Okay!", asks, "Okay!", asks)).isEqualTo(LoopDetector.BOT_CYCLE);
  }

  @Test
  void aReplyThatIsKnownByItsIdAloneIsRepeated() {
    for (int i = 0; i < 2; i++) {
      signals.customer("remark " + i + " of the customer");
      signals.bot(turn -> turn.replyId("utter_default"));
    }
    signals.customer("another remark");
    assertThat(signals.bot(turn -> turn.replyId("utter_default")).orElseThrow().detail())
        .isEqualTo(LoopDetector.BOT_CYCLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I don't know", "no lo sé", "ich weiß es nicht", "je ne sais pas", "não sei"})
  void notToKnowTwoThingsIsNoLoop(String answer) {
    signals.bot("Which number is on the invoice?");
    signals.customer(answer);
    signals.bot("When was it sent to you?");
    assertThat(signals.customer(answer)).isEmpty();
  }
}
