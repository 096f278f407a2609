package io.baton.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationScorerTest {

  private final ConversationScorer scorer =
      new ConversationScorer(
          new EscalationEngine(), ServingModel.rulesOnly(), PolicyReader.readDefault());

  @Test
  void everyTurnOfAnySpeakerHasADecision() {
    Conversation conversation = conversation("where is my order", "let me talk to a human");
    var decisions = scorer.decide(conversation);
    assertThat(decisions).hasSize(4);
    assertThat(decisions.get(2).action()).isEqualTo(Action.HAND_OFF);
    assertThat(decisions.get(2).signals().getFirst().name()).isEqualTo(SignalName.EXPLICIT_REQUEST);
  }

  @Test
  void withoutAModelTheLastRiskStandsForTheOutcome() {
    var scored = scorer.score(conversation("let me talk to a human"));
    assertThat(scorer.outcome(scored.conversation())).isEmpty();
    assertThat(scored.outcome()).isEqualTo(scored.riskPerTurn().getLast().eventually());
    assertThat(scored.riskPerTurn().getFirst().eventually()).isGreaterThan(0.9);
  }

  @Test
  void aConversationWithoutTurnsIsScoredToo() {
    assertThat(scorer.score(Conversation.of("c", List.of(), Outcome.UNKNOWN)).outcome()).isZero();
  }

  @Test
  void namesThatAreLongerThanAServerTakesAreNotKnown() {
    Conversation plain = conversation("where is my order");
    Conversation conversation =
        new Conversation(
            plain.id(),
            Optional.of("x".repeat(65)),
            Optional.of("en-GB,".repeat(11)),
            Optional.of("retail"),
            plain.startedAt(),
            new Customer(Optional.empty(), Optional.of("gold ".repeat(13)), Map.of()),
            plain.turns(),
            plain.outcome(),
            Map.of());
    assertThat(scorer.decide(conversation)).isEqualTo(scorer.decide(plain));
    assertThat(scorer.engine().views(conversation, scorer.model(), scorer.policy())).hasSize(2);
  }

  @Test
  void whatABotTriedIsReadAsInTraining() {
    assertThat(signalsAsInTraining("attempt", Map.of("kind", "tool", "result", "timeout")))
        .contains(SignalName.REPEATED_FAILURE);
  }

  @Test
  void anAttachmentIsAnAnswerAsInTraining() {
    assertThat(signalsAsInTraining("attachments", List.of("map.png")))
        .doesNotContain(SignalName.REPEATED_FAILURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"label", "benchmarkLabel", "decision"})
  void whatWasSaidOfATurnAfterwardsIsNoAnswer(String field) {
    assertThat(signals(bot(field, Map.of("majority", "X"))))
        .isEqualTo(signals(bot("", "")))
        .contains(SignalName.REPEATED_FAILURE);
  }

  /** The names that the scorer gives, which are to be those that training sees. */
  private List<SignalName> signalsAsInTraining(String field, Object value) {
    Conversation conversation = bot(field, value);
    List<SignalName> scored = signals(conversation);
    assertThat(scored)
        .isEqualTo(
            scorer.engine().views(conversation, scorer.model(), scorer.policy()).stream()
                .flatMap(view -> view.signals().stream())
                .map(Signal::name)
                .toList());
    return scored;
  }

  private List<SignalName> signals(Conversation conversation) {
    return scorer.decide(conversation).stream()
        .flatMap(decision -> decision.signals().stream())
        .map(Signal::name)
        .toList();
  }

  /** A bot that says nothing three times, but for one unknown field. */
  private static Conversation bot(String field, Object value) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      turns.add(Turn.builder("c-" + i, Speaker.CUSTOMER).text("where is my order").build());
      Turn.Builder bot = Turn.builder("b-" + i, Speaker.BOT);
      turns.add(field.isEmpty() ? bot.build() : bot.other(field, value).build());
    }
    return Conversation.of("c", turns, Outcome.UNKNOWN);
  }

  private static Conversation conversation(String... words) {
    List<Turn> turns = new ArrayList<>();
    for (String text : words) {
      turns.add(Turn.builder("c-" + turns.size(), Speaker.CUSTOMER).text(text).build());
      turns.add(Turn.builder("b-" + turns.size(), Speaker.BOT).text("One moment.").build());
    }
    return Conversation.of("c", turns, Outcome.UNKNOWN);
  }
}
