package io.baton.training.escalation;

import io.baton.conversation.Conversation;
import io.baton.conversation.decision.Risk;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.escalation.turn.TurnView;
import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trains an escalation model: the parts on all conversations, the blend that is also the
 * calibration on what parts trained on other folds say of each conversation.
 */
public final class EscalationTraining {

  private final TrainOptions options;
  private final ToneReader tone;
  private final Progress progress;

  /**
   * @param tone the sentiment model that will serve beside it
   */
  public EscalationTraining(TrainOptions options, ToneReader tone, Progress progress) {
    this.options = options;
    this.tone = tone;
    this.progress = progress;
  }

  /**
   * Trains; the same digits for the same seed on any number of cores.
   *
   * @throws TrainingException if the history is too small, has one class only, or an id twice
   */
  public TrainedEscalation train(List<Conversation> history) {
    TrainingChecks.check(history);
    List<Sample> samples = samples(history);
    List<Scored> scored = outOfFold(samples);
    List<Blend> blends = blends(scored);
    Blend outcomeBlend = outcomeBlend(scored);
    progress.at("learning from all conversations", options.folds() / (options.folds() + 1.0));
    ModelParts parts = blended(new ModelFitter(options).fit(samples), blends, outcomeBlend);
    List<ScoredConversation> outOfFold =
        scored.stream().map(one -> one.blended(blends, outcomeBlend)).toList();
    progress.at("done", 1);
    return new TrainedEscalation(parts, ThresholdChoice.of(outOfFold), outOfFold);
  }

  private List<Sample> samples(List<Conversation> history) {
    List<Sample> samples = new ArrayList<>();
    views(history, tone)
        .forEach((conversation, views) ->
            samples.add(new Sample(conversation, views, Targets.of(conversation))));
    return samples;
  }

  /** Conversations with turns as a model sees them, in their order. */
  static Map<Conversation, List<TurnView>> views(List<Conversation> history, ToneReader tone) {
    EscalationEngine engine = new EscalationEngine();
    Policy policy = PolicyReader.readDefault();
    ServingModel serving = new ServingModel(Optional.empty(), tone);
    Map<Conversation, List<TurnView>> views = new LinkedHashMap<>();
    history.stream()
        .filter(conversation -> !conversation.turns().isEmpty())
        .forEach(one -> views.put(one, engine.views(one, serving, policy)));
    return views;
  }

  /** What parts that did not learn from it say of a conversation. */
  private record Scored(Sample sample, List<double[][]> turns, double[] outcome) {

    ScoredConversation blended(List<Blend> blends, Blend outcomeBlend) {
      List<Risk> risks = new ArrayList<>();
      for (double[][] heads : turns) {
        double[] p = new double[heads.length];
        for (int head = 0; head < p.length; head++) {
          p[head] = Blend.probability(blends.get(head).score(heads[head]));
        }
        risks.add(Risk.rising(p[0], p[1], p[2], p[3], p[4]));
      }
      return new ScoredConversation(
          sample.conversation(),
          risks,
          Blend.probability(outcomeBlend.score(outcome)),
          sample.views().stream().map(TurnView::tone).toList());
    }
  }

  private List<Scored> outOfFold(List<Sample> samples) {
    Function<Sample, String> classOf = sample -> sample.targets().outcome().toString();
    List<Fold<Sample>> folds =
        new ConversationSplitter(options.folds(), options.seed())
            .split(samples, sample -> sample.conversation().id(), classOf);
    List<Scored> scored = new ArrayList<>();
    int done = 0;
    for (Fold<Sample> fold : folds) {
      progress.at(
          "learning from fold " + (done + 1) + " of " + folds.size(),
          done++ / (folds.size() + 1.0));
      BlendedModel model = new BlendedModel("fold", new ModelFitter(options).fit(fold.train()));
      for (Sample sample : fold.test()) {
        scored.add(
            new Scored(sample, model.replay(sample.views()), model.outcomeInputs(sample.views())));
      }
    }
    return scored;
  }

  private static List<Blend> blends(List<Scored> scored) {
    List<Blend> blends = new ArrayList<>();
    for (int head = 0; head < ModelParts.HEADS; head++) {
      Stacking stacking = new Stacking(ModelParts.LIVE_MODELS);
      for (Scored one : scored) {
        addRows(stacking, one, head);
      }
      blends.add(stacking.fit());
    }
    return blends;
  }

  private static void addRows(Stacking stacking, Scored one, int head) {
    for (int turn = 0; turn < one.turns().size(); turn++) {
      if (one.sample().targets().isRow(turn)) {
        Optional<Boolean> target = one.sample().targets().at(turn, head);
        if (target.isPresent()) {
          stacking.add(one.turns().get(turn)[head], target.get());
        }
      }
    }
  }

  private static Blend outcomeBlend(List<Scored> scored) {
    Stacking stacking = new Stacking(2);
    for (Scored one : scored) {
      one.sample().targets().outcome().ifPresent(truth -> stacking.add(one.outcome(), truth));
    }
    return stacking.fit();
  }

  private static ModelParts blended(ModelParts parts, List<Blend> blends, Blend outcomeBlend) {
    return new ModelParts(
        parts.domain(),
        parts.linear(),
        parts.treesNow(),
        parts.treesEventually(),
        parts.recurrent(),
        blends,
        parts.outcomeLinear(),
        parts.outcomeTrees(),
        outcomeBlend);
  }
}
