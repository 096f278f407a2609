package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
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
