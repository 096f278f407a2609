package io.baton.training.escalation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TargetsTest {

  private static final int IN1 = 1;
  private static final int IN3 = 2;
  private static final int EVENTUALLY = 4;

  @Test
  void anEscalatedConversationNeedsAHumanAtItsLastCustomerTurn() {
    Targets targets = Targets.of(calls(4, Outcome.escalated(true)));
    assertThat(head(targets, 4, 0)).containsExactly(false, false, false, true);
    assertThat(head(targets, 4, IN1)).containsExactly(false, false, true, true);
    assertThat(head(targets, 4, IN3)).containsExactly(true, true, true, true);
    assertThat(head(targets, 4, EVENTUALLY)).containsExactly(true, true, true, true);
  }

  @Test
  void whereSeveralAnnotatorsWereAskedTheirShareIsLearnt() {
    List<Turn> turns = new ArrayList<>(calls(1, Outcome.UNKNOWN).turns());
    TurnLabel label =
        new TurnLabel(
            Optional.of(true),
            OptionalDouble.of(0.4),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty());
    turns.set(1, turns.get(1).toBuilder().label(label).build());
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.UNKNOWN));
    assertThat(targets.share(1, 0)).isEqualTo(0.4);
    assertThat(targets.share(1, IN1)).isEqualTo(1);
    assertThat(targets.share(0, 0)).isZero();
  }

  @Test
  void whereItIsKnownAtWhichTurnOneWasNeededItIsKnownThatOneWas() {
    Outcome outcome =
        Outcome.UNKNOWN.withEscalatedAtTurn(calls(4, Outcome.UNKNOWN).turns().get(2).id());
    assertThat(outcome.escalated()).contains(true);
    Targets targets = Targets.of(calls(4, outcome));
    assertThat(targets.outcome()).contains(true);
    assertThat(targets.at(2, 0)).contains(true);
    assertThat(targets.at(0, IN1)).contains(true);
    assertThat(targets.isRow(4)).isFalse();
  }

  @Test
  void whatIsSaidToAnAgentWhoWasNotNeededIsNotLearntFromEither() {
    List<Turn> turns = new ArrayList<>(calls(2, Outcome.UNKNOWN).turns());
    turns.add(Turn.builder("a", Speaker.AGENT).text("I am here").build());
    turns.add(Turn.builder("b", Speaker.CUSTOMER).text("thank you").build());
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.escalated(false)));
    assertThat(targets.isRow(0)).isTrue();
    assertThat(targets.isRow(turns.size() - 1)).isFalse();
  }

  @Test
  void aQuietConversationNeverNeedsOne() {
    assertThat(head(Targets.of(calls(3, Outcome.escalated(false))), 3, EVENTUALLY))
        .containsExactly(false, false, false);
  }

  @Test
  void ofAConversationThatWasCutOffOnlyWhatWasSeenIsKnown() {
    Targets targets = Targets.of(calls(4, Outcome.UNKNOWN));
    assertThat(targets.outcome()).isEmpty();
    assertThat(targets.at(0, EVENTUALLY)).isEmpty();
    assertThat(targets.at(0, IN1)).contains(false);
    assertThat(targets.at(6, IN1)).isEmpty();
  }

  @Test
  void labelsOnTurnsSayWhenAHumanWasNeeded() {
    List<Turn> turns = new ArrayList<>(calls(3, Outcome.UNKNOWN).turns());
    for (int i = 1; i < turns.size(); i += 2) {
      turns.set(i, turns.get(i).toBuilder().label(TurnLabel.NONE.withNeedsHuman(i == 3)).build());
    }
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.UNKNOWN));
    assertThat(targets.outcome()).contains(true);
    assertThat(targets.at(1, 0)).contains(false);
    assertThat(targets.at(3, 0)).contains(true);
    assertThat(targets.at(0, 0)).isEmpty();
    assertThat(targets.at(0, IN1)).contains(true);
    assertThat(targets.at(4, EVENTUALLY)).contains(false);
  }

  @Test
  void whereOnlyAnAgentsTurnSaysWhenOneTookOverWhatFollowsIsNotLearntFrom() {
    List<Turn> turns = new ArrayList<>(calls(2, Outcome.escalated(true)).turns());
    turns.add(Turn.builder("a", Speaker.AGENT).build());
    turns.add(Turn.builder("thanks", Speaker.CUSTOMER).build());
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.escalated(true)));
    assertThat(head(targets, 2, 0)).containsExactly(false, true);
    assertThat(targets.isRow(2)).isTrue();
    assertThat(targets.isRow(5)).isFalse();
  }

  @Test
  void aNeedThatIsLabelledBeforeTheHandoffIsWithinTheHorizonsToo() {
    List<Turn> turns = new ArrayList<>(calls(6, Outcome.escalated(true)).turns());
    for (int i = 0; i < turns.size(); i += 2) {
      turns.set(i, turns.get(i).toBuilder().label(TurnLabel.NONE.withNeedsHuman(i == 4)).build());
    }
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.escalated(true)));
    assertThat(head(targets, 6, 0)).containsExactly(false, false, true, false, false, false);
    assertThat(head(targets, 6, IN1)).containsExactly(false, true, true, false, true, true);
    assertThat(head(targets, 6, IN3)).containsExactly(true, true, true, true, true, true);
  }

  @Test
  void labelsAfterTheHandoffAreLearntButNothingElseOfTheirTurns() {
    Conversation labelled = calls(4, Outcome.UNKNOWN);
    List<Turn> turns =
        labelled.turns().stream()
            .map(turn -> turn.toBuilder().label(TurnLabel.NONE.withNeedsHuman(true)).build())
            .toList();
    Outcome outcome = Outcome.UNKNOWN.withEscalatedAtTurn(turns.get(2).id());
    Targets targets = Targets.of(Conversation.of("c", turns, outcome));
    assertThat(IntStream.range(0, 8).filter(targets::isRow).count()).isEqualTo(8);
    assertThat(head(targets, 4, 0)).containsExactly(true, true, true, true);
    assertThat(targets.at(4, IN1)).isEmpty();
    assertThat(targets.at(4, EVENTUALLY)).isEmpty();
    assertThat(targets.share(4, IN3)).isZero();
    assertThat(targets.at(2, IN1)).contains(true);
  }

  @Test
  void theLabelOfTheBotsLastTurnIsLearntFromAnEscalatedConversation() {
    List<Turn> turns = new ArrayList<>(calls(2, Outcome.UNKNOWN).turns());
    for (int i = 1; i < turns.size(); i += 2) {
      turns.set(i, turns.get(i).toBuilder().label(TurnLabel.NONE.withNeedsHuman(i == 3)).build());
    }
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.escalated(true)));
    assertThat(targets.isRow(3)).isTrue();
    assertThat(targets.at(3, 0)).contains(true);
    assertThat(targets.at(3, IN1)).isEmpty();
    assertThat(targets.isRow(2)).isTrue();
  }

  @Test
  void aNeedThatNobodyServedIsWithinTheHorizonsButNotHowItEnded() {
    List<Turn> turns = new ArrayList<>(calls(3, Outcome.escalated(false)).turns());
    for (int i = 0; i < turns.size(); i += 2) {
      turns.set(i, turns.get(i).toBuilder().label(TurnLabel.NONE.withNeedsHuman(i == 2)).build());
    }
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.escalated(false)));
    assertThat(head(targets, 3, IN1)).containsExactly(true, true, false);
    assertThat(head(targets, 3, EVENTUALLY)).containsExactly(false, false, false);
  }

  @Test
  void anAgentWhoTookOverIsTheEventWhereNothingIsKnownOfTheOutcome() {
    List<Turn> turns = new ArrayList<>(calls(3, Outcome.UNKNOWN).turns());
    turns.add(Turn.builder("a", Speaker.AGENT).build());
    turns.add(Turn.builder("thanks", Speaker.CUSTOMER).build());
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.UNKNOWN));
    assertThat(head(targets, 3, 0)).containsExactly(false, false, true);
    assertThat(head(targets, 3, IN1)).containsExactly(false, true, true);
    assertThat(targets.at(0, EVENTUALLY)).isEmpty();
    assertThat(targets.isRow(7)).isFalse();
    assertThat(targets.outcome()).isEmpty();
  }

  @Test
  void whatIsSaidToAnAgentIsNoQuietTurn() {
    List<Turn> turns = new ArrayList<>(calls(3, Outcome.UNKNOWN).turns());
    for (int i = 0; i < turns.size(); i += 2) {
      turns.set(i, turns.get(i).toBuilder().label(TurnLabel.NONE.withNeedsHuman(i == 2)).build());
    }
    turns.add(Turn.builder("a", Speaker.AGENT).build());
    turns.add(Turn.builder("thanks", Speaker.CUSTOMER).build());
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.UNKNOWN));
    assertThat(targets.outcome()).contains(true);
    assertThat(targets.isRow(4)).isTrue();
    assertThat(targets.isRow(7)).isFalse();
  }

  @Test
  void whereMostIsNotLabelledWhatComesAfterTheLastLabelIsNotKnown() {
    List<Turn> turns = new ArrayList<>(calls(6, Outcome.UNKNOWN).turns());
    for (int i : new int[] {1, 3}) {
      turns.set(i, turns.get(i).toBuilder().label(TurnLabel.NONE.withNeedsHuman(false)).build());
    }
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.UNKNOWN));
    assertThat(targets.outcome()).isEmpty();
    assertThat(targets.at(1, IN1)).isEmpty();
    assertThat(targets.at(0, EVENTUALLY)).isEmpty();
    assertThat(targets.at(8, IN1)).isEmpty();
    turns.set(5, turns.get(5).toBuilder().label(TurnLabel.NONE.withNeedsHuman(false)).build());
    Targets all = Targets.of(Conversation.of("c", turns, Outcome.UNKNOWN));
    assertThat(all.outcome()).contains(false);
    assertThat(head(all, 6, EVENTUALLY)).hasSize(6).containsOnly(false);
  }

  /** With the square of its length it would take a minute. */
  @Test
  @Timeout(5)
  void theTimeGrowsWithTheTurnsOfAConversation() {
    int customerTurns = 40_000;
    List<Turn> turns = new ArrayList<>(calls(customerTurns, Outcome.UNKNOWN).turns());
    Turn last = turns.getLast();
    turns.set(
        turns.size() - 1, last.toBuilder().label(TurnLabel.NONE.withNeedsHuman(true)).build());
    Targets targets = Targets.of(Conversation.of("c", turns, Outcome.UNKNOWN));
    assertThat(head(targets, customerTurns, IN3)).hasSize(customerTurns).containsOnly(true, false);
    assertThat(head(targets, customerTurns, EVENTUALLY)).containsOnly(true);
  }

  private static Conversation calls(int customerTurns, Outcome outcome) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < customerTurns; i++) {
      turns.add(Turn.builder("c" + i, Speaker.CUSTOMER).intent("x").build());
      turns.add(Turn.builder("b" + i, Speaker.BOT).intent("y").build());
    }
    return Conversation.of("c", turns, outcome);
  }

  /** What a head should have said at the customer turns. */
  private static List<Boolean> head(Targets targets, int customerTurns, int head) {
    return IntStream.range(0, customerTurns)
        .mapToObj(k -> targets.at(2 * k, head))
        .flatMap(Optional::stream)
        .toList();
  }
}
