package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.IntentScore;
import io.baton.conversation.decision.Signal;
import io.baton.escalation.request.RequestDetector;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplicitRequestDetectorTest {

  private final Signals signals = new Signals(new ExplicitRequestDetector(new RequestDetector()));

  private Optional<Signal> meant(String intent) {
    return signals.customer(turn -> turn.intent(intent).confidence(0.3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "talk_to_human",
        "request-agent",
        "EscalateToHuman",
        "human.handoff",
        "live_agent",
        "agent",
        "human_agent",
        "humanOperator",
        "agente_humano",
        "asesor_humano",
        "hand_off",
        "HandOff",
        "hand_over_to_agent",
        "hablar_con_agente",
        "mit_mitarbeiter_sprechen",
        "parler_conseiller",
        "falar_com_atendente",
      })
  void anIntentWithoutTextAsksByItsName(String intent) {
    Optional<Signal> signal = meant(intent);
    assertThat(Signals.turns(signal)).containsExactly("t-1");
    assertThat(signal.orElseThrow().detail()).isEqualTo("intent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get_agent_name",
        "deny_handoff",
        "real_estate_agent",
        "travel_agent",
        "request_refund",
        "agent_rating",
        "agent_availability",
        "human_resources",
        "user_agent",
        "deny_hand_off",
        "second_hand_offers",
        "hand",
        "contact_details",
        "inform",
        "???",
      })
  void otherIntentsDoNot(String intent) {
    assertThat(meant(intent)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genau, bitte",
        "tudo bem, por favor",
        "oui, please",
        "Ora viva!",
        "Hallo liebes Team,",
        "bis zum nächsten Mal :)",
        "not sure, por favor",
      })
  void mannersAskForNobody(String text) {
    assertThat(signals.customer(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello, a human please",
        "ja, bitte, einen Mitarbeiter",
        "Bonjour Madame, un conseiller svp",
        "oi, quero falar com um atendente",
      })
  void aRequestWithMannersIsOne(String text) {
    assertThat(signals.customer(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"☎\ufe0fAgente", "☎\ufe0fAgent please", "🗣\ufe0fAsesor por favor"})
  void aRequestBehindAnEmojiIsOne(String text) {
    Optional<Signal> signal = signals.customer(text);
    assertThat(signal).isPresent();
    assertThat(signal.orElseThrow().evidence().getFirst().end()).isLessThanOrEqualTo(text.length());
  }

  @Test
  void aPressedButtonAsksByItsPayload() {
    assertThat(signals.customer("/talk_to_human{\"topic\":\"bill\"}")).isPresent();
    assertThat(signals.customer("/human_agent")).isPresent();
    assertThat(signals.customer("/inform{\"agent\":\"bill\"}")).isEmpty();
    assertThat(signals.customer("/start I want to talk to a human")).as("words").isPresent();
  }

  @Test
  void whatIsTypedCountsMoreThanItsIntent() {
    assertThat(
            signals.customer(
                turn -> turn.text("I don't want an agent, just the price").intent("talk_to_agent")))
        .isEmpty();
  }

  private Optional<Signal> typed(String text, String intent, double confidence) {
    return signals.customer(turn -> turn.text(text).intent(intent).confidence(confidence));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "担当者につないでください",
        "vorrei parlare con un operatore",
        "mag ik met een medewerker praten",
        "chcę rozmawiać z konsultantem",
        "bir insanla görüşmek istiyorum",
        "상담원과 통화하고 싶어요",
        "я хочу поговорить с оператором",
      })
  void inALanguageThatIsNotReadASureIntentCounts(String text) {
    assertThat(typed(text, "talk_to_agent", 0.8)).isPresent();
    assertThat(signals.customer(turn -> turn.text(text).intent("talk_to_agent"))).isPresent();
    assertThat(typed(text, "talk_to_agent", 0.79).map(Signal::detail))
        .isEqualTo(typed(text, "inform", 1).map(Signal::detail));
  }

  @Test
  void howSureTheIntentIsMayStandInTheRankingAlone() {
    for (double confidence : new double[] {0.79, 0.8}) {
      IntentScore score = new IntentScore("talk_to_agent", confidence);
      assertThat(signals.customer(turn -> turn.text("2").intent("talk_to_agent").ranked(score)))
          .as("%s", confidence)
          .matches(signal -> signal.isPresent() == (confidence >= 0.8));
    }
  }

  @Test
  void theNumberOfAnAnswerInAMenuIsWhatTheIntentSays() {
    assertThat(typed("2", "talk_to_agent", 1).map(Signal::detail)).contains("intent");
    assertThat(typed("2.", "talk_to_agent", 0.79)).isEmpty();
    assertThat(typed("2", "order_status", 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I don't want an agent, just the price",
        "no quiero hablar con un agente, solo el precio",
        "ich will keinen Mitarbeiter, nur den Preis",
        "je ne veux pas de conseiller, juste le prix",
        "não quero um atendente, só o preço",
        "???",
      })
  void inOneThatIsReadItsWordsCountHoweverSureTheIntent(String text) {
    assertThat(typed(text, "talk_to_agent", 1)).isEmpty();
  }
}
