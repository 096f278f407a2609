package io.baton.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.store.ConversationKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LowConfidenceAlarmTest {

  private static final Circumstances CIRCUMSTANCES =
      Circumstances.known(true, true, Optional.empty());

  /** Takes nothing for low, as somebody might set it. */
  private static final Policy DEAF =
      PolicyReader.read("version: deaf\nsignals:\n  confidenceFloor: 0\n  confidenceMargin: 0\n");

  private final EscalationEngine engine = new EscalationEngine();
  private final List<String> warnings = new ArrayList<>();
  private final AtomicLong minutes = new AtomicLong();
  private final LowConfidenceAlarm alarm =
      new LowConfidenceAlarm(warnings::add, () -> TimeUnit.MINUTES.toNanos(minutes.get()));

  private void says(String conversation, String speaker, String text, double confidence) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", "t").put("speaker", speaker).put("text", text).put("confidence", confidence);
    Turn turn = TurnJson.read(node, "");
    Decision decision =
        engine
            .step(engine.begin(ConversationFacts.UNKNOWN), turn, ServingModel.rulesOnly(), DEAF)
            .decision();
    kept(conversation, turn, decision);
  }

  private void kept(String conversation, Turn turn, Decision decision) {
    alarm.kept(
        new KeptTurn(
            new ConversationKey("shop", conversation),
            ConversationFacts.UNKNOWN,
            Instant.EPOCH,
            1,
            turn,
            1,
            decision,
            new KeptTurn.Judgement(decision, 0, CIRCUMSTANCES)));
  }

  @Test
  void aConversationThatIsNotUnderstoodAgainAndAgainCountsOnceAndIsTold() {
    for (int i = 0; i < 5; i++) {
      says("a", "customer", "where is it", 0.18);
      says("a", "bot", "Could you say that again?", 0.18);
    }
    assertThat(alarm.conversations()).isEqualTo(1);
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst()).contains("'shop'", "policy deaf offers nobody");
  }

  @Test
  void aTurnThatIsUnderstoodOrEscalatedBeginsAnew() {
    says("a", "customer", "where is it", 0.18);
    says("a", "customer", "where is it", 0.18);
    says("a", "customer", "where is my order", 0.9);
    says("a", "customer", "where is it", 0.18);
    says("b", "customer", "where is it", 0.18);
    says("b", "customer", "where is it", 0.18);
    says("b", "customer", "I want to talk to a human", 0.18);
    says("b", "customer", "where is it", 0.18);
    assertThat(alarm.conversations()).isZero();
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"waits_for_human", "agent_has_it", "long_wait"})
  void whereAHumanComesOrNobodyCouldThePolicyIsNotToBlame(String reason) {
    Turn turn = Turn.builder("t", Speaker.CUSTOMER).text("hm").confidence(0.1).build();
    for (int i = 0; i < 3; i++) {
      Decision waits =
          new Decision(
              "t",
              new Risk(0, 0, 0, 0, 0),
              Tone.NEUTRAL,
              0,
              List.of(),
              Explanation.NONE,
              Action.CONTINUE,
              reason,
              "none",
              "p",
              true,
              1);
      kept("a", turn, waits);
    }
    assertThat(alarm.conversations()).isZero();
  }

  @Test
  void allAreCountedAndFewAreTold() {
    for (int conversation = 0; conversation < 20; conversation++) {
      minutes.incrementAndGet();
      for (int i = 0; i < 3; i++) {
        says("c-" + conversation, "customer", "where is it", 0.1);
      }
    }
    assertThat(alarm.conversations()).isEqualTo(20);
    assertThat(warnings).hasSize(2);
  }
}
