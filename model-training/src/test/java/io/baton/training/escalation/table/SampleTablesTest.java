package io.baton.training.escalation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.policy.PolicyReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is learnt from of a conversation that an agent took over. */
final class SampleTablesTest {

  private static final FeatureDomain DOMAIN =
      new FeatureDomain(EnumSet.allOf(Family.class), new long[0], new byte[0]);
  private static final Outcome ESCALATED = Outcome.escalated(true).withEscalatedAtTurn("3");

  private final List<Turn> kept =
      List.of(
          said("1", Speaker.CUSTOMER, "the card is blocked"),
          said("2", Speaker.BOT, "which card is it"),
          said("3", Speaker.CUSTOMER, "the blue one"));
  private final List<Turn> takenOver =
      List.of(
          kept.get(0),
          kept.get(1),
          kept.get(2),
          said("4", Speaker.AGENT, "good morning, Ines here"),
          said("5", Speaker.CUSTOMER, "thank you"));

  private static Turn said(String id, Speaker speaker, String text) {
    return Turn.builder(id, speaker).text(text).build();
  }

  private static Sample sample(List<Turn> turns) {
    return sample(turns, ESCALATED);
  }

  private static Sample sample(List<Turn> turns, Outcome outcome) {
    Conversation conversation = Conversation.of("c", turns, outcome);
    return new Sample(
        conversation,
        new EscalationEngine()
            .views(conversation, ServingModel.rulesOnly(), PolicyReader.readDefault()),
        Targets.of(conversation));
  }

  /** Of a call that an agent opens and a bot goes on with, and of its two episodes as two calls. */
  private static SampleTables tables(boolean together) {
    List<Turn> turns =
        List.of(
            said("1", Speaker.AGENT, "good morning, Ines here"),
            asked("2", "the card is blocked"),
            said("3", Speaker.BOT, "which card is it"),
            asked("4", "the blue card"),
            said("5", Speaker.BOT, "which card is it"),
            asked("6", "the blue card, I said"));
    Sample all = sample(turns, Outcome.UNKNOWN);
    List<Sample> samples =
        together
            ? List.of(all)
            : Stream.of(List.of(0, 2), List.of(2, 6))
                .map(part -> {
                  List<Turn> some = turns.subList(part.getFirst(), part.getLast());
                  Conversation call = Conversation.of("c", some, Outcome.UNKNOWN);
                  return new Sample(
                      call, all.views().subList(part.getFirst(), part.getLast()), Targets.of(call));
                })
                .toList();
    return SampleTables.of(samples, DOMAIN);
  }

  private static Turn asked(String id, String text) {
    return Turn.builder(id, Speaker.CUSTOMER)
        .text(text)
        .label(TurnLabel.NONE.withNeedsHuman(false))
        .build();
  }

  @Test
  void anEpisodeAfterAHandbackIsLearntFromAsServingReadsIt() {
    SampleTables together = tables(true);
    SampleTables apart = tables(false);
    assertThat(together.live().rows()).isEqualTo(3).isEqualTo(apart.live().rows());
    for (int row = 0; row < together.live().rows(); row++) {
      assertThat(together.live().dense(row)).isEqualTo(apart.live().dense(row));
    }
    assertThat(together.live().sparse().counts()).isEqualTo(apart.live().sparse().counts());
    assertThat(together.sequences().size()).isEqualTo(2).isEqualTo(apart.sequences().size());
  }

  private static OutcomeTable outcome(List<Turn> turns) {
    return SampleTables.of(List.of(sample(turns)), DOMAIN).outcome();
  }

  @Test
  void theOutcomeIsLearntFromTheTurnsBeforeTheAgent() {
    OutcomeTable before = outcome(kept);
    OutcomeTable all = outcome(takenOver);
    assertThat(all.rows()).isEqualTo(1);
    assertThat(all.dense().getFirst()).isEqualTo(before.dense().getFirst());
    assertThat(all.sparse().columns()).isEqualTo(before.sparse().columns());
    assertThat(outcome(kept.subList(0, 2)).sparse().columns())
        .isNotEqualTo(before.sparse().columns());
  }

  @Test
  void theNetworkIsAskedForTheOutcomeAtTheLastTurnBeforeTheAgent() {
    List<List<Optional<Boolean>>> targets = SampleSequences.targets(sample(takenOver));
    assertThat(targets.stream().map(turn -> turn.get(ModelParts.HEADS)))
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Optional.empty());
  }
}
