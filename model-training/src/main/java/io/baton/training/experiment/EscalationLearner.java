package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.feature.Family;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.escalation.EscalationTraining;
import io.baton.training.escalation.Progress;
import io.baton.training.escalation.TrainOptions;
import io.baton.training.escalation.TrainedEscalation;
import io.baton.training.escalation.blend.Part;
import io.baton.training.evaluation.ConversationScorer;
import io.baton.training.evaluation.ScoredFold;
import java.util.List;
import java.util.Set;

/**
 * Learns escalation as {@code train} does, and scores through the engine as a server does.
 *
 * @param tone reads the tone of texts, in training and scoring
 * @param policy signals are read by it, in training and scoring
 * @param families of features that are used
 * @param parts of the model that are blended
 * @param progress told how far the learning is
 */
public record EscalationLearner(
    ToneReader tone, Policy policy, Set<Family> families, Set<Part> parts, Progress progress)
    implements Learner<ScoredFold> {

  public EscalationLearner {
    families = Set.copyOf(families);
    parts = Set.copyOf(parts);
  }

  @Override
  public ScoredFold learn(List<Conversation> train, List<Conversation> test, long seed) {
    TrainOptions options = TrainOptions.withSeed(seed).withFamilies(families).withParts(parts);
    TrainedEscalation trained =
        new EscalationTraining(options, tone, policy, progress).train(train);
    ConversationScorer scorer =
        new ConversationScorer(
            new EscalationEngine(),
            ServingModel.of(new BlendedModel("cross-validation", trained.parts()), tone),
            policy);
    return new ScoredFold(test.stream().map(scorer::score).toList(), trained.thresholds());
  }
}
