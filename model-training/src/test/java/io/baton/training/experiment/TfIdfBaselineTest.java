package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.evaluation.LabelledText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class TfIdfBaselineTest {

  private static final List<Conversation> TRAIN =
      List.of(
          text("t-1", "this makes me so angry", "anger"),
          text("t-2", "angry and furious", "anger"),
          text("t-3", "what a happy day", "joy"),
          text("t-4", "so happy and glad", "joy"));

  @Test
  void wordsThatWereLearntTellTheClass() {
    var said =
        new TfIdfBaseline()
            .learn(
                TRAIN,
                List.of(text("a", "furious and angry", "anger"), text("b", "a glad day", "joy")),
                1);
    assertThat(said).containsExactly(told("a", "anger"), told("b", "joy"));
  }

  private static LabelledText told(String conversation, String name) {
    return new LabelledText(
        SentimentScheme.EMOTION, conversation, name, name, Optional.empty(), true);
  }

  @Test
  void turnsWithoutLabelAreNotLookedAt() {
    assertThat(new TfIdfBaseline().learn(TRAIN, List.of(text("a", "hm", "")), 1)).isEmpty();
  }

  @Test
  void withoutLabelsThereIsNothingToLearn() {
    assertThatThrownBy(() -> new TfIdfBaseline().learn(List.of(), TRAIN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no turn has a label to learn from");
  }

  private static Conversation text(String id, String text, String emotion) {
    TurnLabel label =
        new TurnLabel(
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.of(emotion).filter(name -> !name.isEmpty()),
            Optional.empty(),
            OptionalInt.empty());
    return Conversation.of(
        id,
        List.of(Turn.builder(id, Speaker.CUSTOMER).text(text).label(label).build()),
        Outcome.UNKNOWN);
  }
}
