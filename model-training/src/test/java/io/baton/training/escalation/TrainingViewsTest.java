package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrainingViewsTest {

  /** A bot that says nothing failed, whether or not somebody labelled its turns afterwards. */
  @Test
  void aLabelThatAnImportKeptIsNoAnswerOfTheBot() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      turns.add(Turn.builder("c-" + i, Speaker.CUSTOMER).text("where is my order").build());
      turns.add(
          Turn.builder("b-" + i, Speaker.BOT)
              .other("benchmarkLabel", Map.of("majority", "X"))
              .build());
    }
    Conversation one = Conversation.of("c", turns, Outcome.UNKNOWN);
    assertThat(
            EscalationTraining.views(List.of(one), ToneReader.NEUTRAL, PolicyReader.readDefault())
                .values())
        .first()
        .satisfies(views ->
            assertThat(views.stream().flatMap(view -> view.signals().stream()).map(Signal::name))
                .contains(SignalName.REPEATED_FAILURE));
  }
}
