package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.escalation.Progress;
import io.baton.training.evaluation.LabelledText;
import io.baton.training.sentiment.SentimentTraining;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** What a model says of the turns of some conversations with a label that it knows. */
  public static List<LabelledText> scored(SentimentModel model, List<Conversation> test) {
    Map<SentimentScheme, List<String>> known =
        model.heads().stream()
            .collect(Collectors.toMap(SentimentHead::scheme, SentimentHead::classes));
    return LabelledTurn.of(test, known).stream()
        .flatMap(turn -> model.named(turn.scheme(), turn.text()).stream().map(turn::predicted))
        .toList();
  }
}
