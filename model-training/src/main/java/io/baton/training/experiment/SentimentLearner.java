package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.training.escalation.Progress;
import io.baton.training.evaluation.LabelledText;
import io.baton.training.sentiment.SentimentTraining;
import java.util.List;
import java.util.stream.Stream;

/**
 * Learns the tone of texts as {@code train --task sentiment} does.
 *
 * @param progress told how far the learning is
 */
public record SentimentLearner(Progress progress) implements Learner<List<LabelledText>> {

  @Override
  public List<LabelledText> learn(List<Conversation> train, List<Conversation> test, long seed) {
    SentimentModel model = new SentimentTraining(seed, progress).train(train).model();
    return scored(model, test);
  }

  /**
   * What a model says of the turns of some conversations, in each scheme that it knows and they are
   * labelled in.
   */
  public static List<LabelledText> scored(SentimentModel model, List<Conversation> test) {
    return model.heads().stream().flatMap(head -> scored(model, head, test)).toList();
  }

  private static Stream<LabelledText> scored(
      SentimentModel model, SentimentHead head, List<Conversation> test) {
    return LabelledTurn.of(test, head.scheme()).stream()
        .flatMap(turn ->
            model.named(head.scheme(), turn.text()).stream()
                .map(name -> turn.predicted(name, head.classes().contains(turn.label()))));
  }
}
