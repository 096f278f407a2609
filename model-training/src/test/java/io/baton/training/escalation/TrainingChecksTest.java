package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrainingChecksTest {

  @Test
  void withoutTurnsOfCustomersThereIsNothingToLearn() {
    assertThatThrownBy(() -> TrainingChecks.check(history(0)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("no customer turns: 0 of 60 conversations");
    assertThatThrownBy(() -> TrainingChecks.check(history(9)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("too few customer turns: 9 of 60");
    assertThatCode(() -> TrainingChecks.check(history(10))).doesNotThrowAnyException();
  }

  @Test
  void conversationsWithoutTurnsAreNoClassToTellApart() {
    List<Conversation> history =
        history(60).stream()
            .map(one -> one.outcome().escalated().orElseThrow() ? one.withTurns(List.of()) : one)
            .toList();
    assertThatThrownBy(() -> TrainingChecks.check(history))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("30 of 60 conversations have labels")
        .hasMessageContaining("and turns");
    List<Conversation> more = new ArrayList<>(history);
    history(90).stream()
        .filter(one -> !one.outcome().escalated().orElseThrow())
        .forEach(one -> more.add(Conversation.of("more-" + one.id(), one.turns(), one.outcome())));
    assertThatThrownBy(() -> TrainingChecks.check(more))
        .hasMessageContaining("0 conversations needed a human and 60 did not");
  }

  private static List<Conversation> history(int withCustomer) {
    return IntStream.range(0, 60)
        .mapToObj(i ->
            Conversation.of(
                "c-" + i,
                List.of(
                    Turn.builder("t-1", i < withCustomer ? Speaker.CUSTOMER : Speaker.AGENT)
                        .build()),
                Outcome.escalated(i % 2 == 0)))
        .toList();
  }
}
