package io.baton.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.conversation.decision.Tone;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class TurnLineTest {

  private static final Conversation CONVERSATION =
      Conversation.of(
          "c-1",
          List.of(Turn.builder("t-1", Speaker.CUSTOMER).text("a human please").build()),
          Outcome.UNKNOWN);

  private static final Decision DECISION =
      new Decision(
          "t-1",
          new Risk(0.1, 0.2, 0.3, 0.4, 0.5),
          new Tone(0.25, 0.5, 0.25, 0.125),
          0.2,
          List.of(
              new Signal(
                  SignalName.EXPLICIT_REQUEST, 1, List.of(new Evidence("t-1", 2, 7)), "human")),
          Explanation.NONE,
          Action.HAND_OFF,
          "explicit_request",
          "m",
          "p",
          false,
          1);

  @Test
  void theLineHasTheNamesOfTheInterface() {
    assertThat(TurnLine.write(CONVERSATION, 0, DECISION, OptionalDouble.empty()).toString())
        .isEqualTo(
            "{\"conversation\":\"c-1\",\"turn\":\"t-1\",\"index\":0,\"speaker\":\"customer\","
                + "\"risk\":{\"now\":0.1,\"in1\":0.2,\"in3\":0.3,\"in5\":0.4,\"eventually\":0.5},"
                + "\"sentiment\":{\"negative\":0.25,\"neutral\":0.5,\"positive\":0.25,"
                + "\"frustration\":0.125},\"action\":\"hand_off\",\"signals\":[{\"name\":"
                + "\"explicit_request\",\"strength\":1.0,\"evidence\":[{\"turn\":\"t-1\","
                + "\"start\":2,\"end\":7}]}]}");
  }

  @Test
  void theLastLineAddsTheOutcome() {
    assertThat(
            TurnLine.write(CONVERSATION, 0, DECISION, OptionalDouble.of(0.75))
                .path("outcome")
                .asDouble())
        .isEqualTo(0.75);
  }
}
