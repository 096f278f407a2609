package io.baton.training.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.evaluation.LabelledText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class SentimentLearnerTest {

  private static final SentimentHead SENTIMENT =
      head(SentimentScheme.SENTIMENT, "negative", "positive");
  private static final SentimentHead EMOTION = head(SentimentScheme.EMOTION, "anger", "joy");
  private static final SentimentHead SATISFACTION =
      head(SentimentScheme.SATISFACTION, "dissatisfied", "satisfied");

  @Test
  void aTurnWithSeveralLabelsIsToldInEachSchemeThatTheModelKnows() {
    assertThat(truths(SENTIMENT)).containsExactly("negative");
    assertThat(truths(EMOTION)).containsExactly("anger");
    assertThat(truths(SENTIMENT, EMOTION)).containsExactly("negative", "anger");
    assertThat(truths(SATISFACTION)).containsExactly("dissatisfied");
  }

  @Test
  void aClassThatTheModelWasNotTaughtIsToldAsUnknown() {
    assertThat(scored(Speaker.CUSTOMER, EMOTION)).extracting(LabelledText::known).contains(true);
    assertThat(scored(Speaker.CUSTOMER, head(SentimentScheme.EMOTION, "awe", "joy")))
        .extracting(LabelledText::known)
        .containsExactly(false);
  }

  @Test
  void theToneOfWhatBotsAndAgentsSayIsNotJudgedForItIsNotRead() {
    assertThat(scored(Speaker.BOT, SENTIMENT)).isEmpty();
    assertThat(scored(Speaker.AGENT, SENTIMENT)).isEmpty();
  }

  private static List<String> truths(SentimentHead... heads) {
    return scored(Speaker.CUSTOMER, heads).stream().map(LabelledText::truth).toList();
  }

  private static List<LabelledText> scored(Speaker speaker, SentimentHead... heads) {
    float[] bias = new float[2 * heads.length];
    SentimentModel model =
        new SentimentModel(
            "test", new SparseLinear(bias, new long[0], new float[0]), List.of(heads), true);
    TurnLabel label =
        new TurnLabel(
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.of(Sentiment.NEGATIVE),
            Optional.of("anger"),
            Optional.empty(),
            OptionalInt.of(1));
    Turn turn = Turn.builder("t-1", speaker).text("hm").label(label).build();
    return SentimentLearner.scored(
        model, List.of(Conversation.of("c-1", List.of(turn), Outcome.UNKNOWN)));
  }

  private static SentimentHead head(SentimentScheme scheme, String one, String other) {
    Blend blend = new Blend(new float[] {0, 1});
    return new SentimentHead(scheme, List.of(one, other), List.of(blend, blend), List.of(0.0, 0.0));
  }
}
