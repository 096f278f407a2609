package io.baton.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HiddenTurnsTest {

  @Test
  void theLastTurnsOfAnySpeakerGo() {
    var hidden = new HiddenTurns(2).from(List.of(conversation(5, Outcome.escalated(true))));
    assertThat(hidden.getFirst().turns()).extracting(Turn::id).containsExactly("t-0", "t-1", "t-2");
    assertThat(hidden.getFirst().outcome().escalated()).contains(true);
  }

  @Test
  void conversationsWithNothingLeftAreLeftOut() {
    assertThat(
            new HiddenTurns(3)
                .from(List.of(conversation(3, Outcome.UNKNOWN), conversation(4, Outcome.UNKNOWN))))
        .hasSize(1);
  }

  @Test
  void theTurnOfTheHandoffIsForgottenWithTheTurn() {
    Conversation conversation = conversation(4, escalatedAt("t-3"));
    assertThat(at(0, conversation)).contains("t-3");
    assertThat(at(1, conversation)).isEmpty();
  }

  @Test
  void hidingNothingChangesNothing() {
    List<Conversation> history = List.of(conversation(3, escalatedAt("t-1")));
    assertThat(new HiddenTurns(0).from(history)).isEqualTo(history);
    assertThatThrownBy(() -> new HiddenTurns(-1)).hasMessage("hide: -1 is negative");
  }

  private static Optional<String> at(int hide, Conversation conversation) {
    return new HiddenTurns(hide).from(List.of(conversation)).getFirst().outcome().escalatedAtTurn();
  }

  private static Conversation conversation(int turns, Outcome outcome) {
    return Conversation.of(
        "c",
        IntStream.range(0, turns)
            .mapToObj(i -> Turn.builder("t-" + i, Speaker.BOT).build())
            .toList(),
        outcome);
  }

  private static Outcome escalatedAt(String turn) {
    return new Outcome(
        Optional.of(true),
        Optional.of(turn),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Map.of());
  }
}
