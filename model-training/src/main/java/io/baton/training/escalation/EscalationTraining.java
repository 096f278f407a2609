package io.baton.training.escalation;

import io.baton.conversation.Conversation;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.escalation.turn.TurnView;
import io.baton.training.escalation.blend.Blends;
import io.baton.training.escalation.blend.OutOfFold;
import io.baton.training.escalation.blend.Part;
import io.baton.training.escalation.blend.Replayed;
import io.baton.training.escalation.blend.Replays;
import io.baton.training.escalation.table.Sample;
import io.baton.training.escalation.table.Targets;
import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains an escalation model: the parts on all conversations, the blend that is also the
 * calibration on what parts trained on other folds say of each conversation. The same tells which
 * penalty the linear model has, and whether a recurrent network is worth its time.
 */
public final class EscalationTraining {

  /** Share of the log-loss by which a recurrent network must do better to be worth its time. */
  private static final double LEAST_GAIN = 0.002;

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
   * A live linear model to choose.
   *
   * @param outOfFold what models with it say out of fold
   * @param blends without recurrent network, if there is anything else
   */
  private record Candidate(LogisticRegression.Options live, OutOfFold outOfFold, Blends blends) {}

  /**
   * Trains; the same digits for the same seed on any number of cores.
   *
   * @throws TrainingException if the history is too small, has one class only, or an id twice
   */
  public TrainedEscalation train(List<Conversation> history) {
    TrainingChecks.check(history);
    List<Sample> samples = samples(history);
    Candidate chosen =
        Collections.min(
            candidates(samples), Comparator.comparingDouble(one -> one.blends().loss()));
    OutOfFold outOfFold = chosen.outOfFold();
    boolean mayRecur = options.parts().contains(Part.RECURRENT);
    Blends all = mayRecur ? outOfFold.blends(options.parts()) : chosen.blends();
    boolean recurrent =
        mayRecur && (plain().isEmpty() || all.loss() < chosen.blends().loss() * (1 - LEAST_GAIN));
    Blends blends = recurrent ? all : chosen.blends();
    progress.at("learning from all conversations", options.folds() / (options.folds() + 1.0));
    ModelParts parts =
        new ModelFitter(options, recurrent)
            .fit(samples, List.of(chosen.live()))
            .getFirst()
            .withBlends(blends.live(), blends.outcome());
    List<ScoredConversation> scored = outOfFold.scored(blends);
    progress.at("done", 1);
    return new TrainedEscalation(
        parts, ThresholdChoice.of(scored), scored, ablation(outOfFold, all, chosen.blends()));
  }

  /** Parts that are always in the blend. */
  private Set<Part> plain() {
    return options.parts().stream()
        .filter(part -> part != Part.RECURRENT)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }

  private List<Candidate> candidates(List<Sample> samples) {
    List<LogisticRegression.Options> live = options.liveCandidates();
    List<OutOfFold> outOfFold = outOfFold(samples, live);
    return IntStream.range(0, live.size())
        .mapToObj(i ->
            new Candidate(
                live.get(i),
                outOfFold.get(i),
                outOfFold.get(i).blends(plain().isEmpty() ? options.parts() : plain())))
        .toList();
  }

  private Map<String, List<ScoredConversation>> ablation(
      OutOfFold outOfFold, Blends all, Blends withoutRecurrent) {
    Map<String, List<ScoredConversation>> ablation = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      if (options.parts().contains(part)) {
        ablation.put(part.alone(), outOfFold.scored(outOfFold.blends(EnumSet.of(part))));
      }
    }
    if (options.parts().size() == Part.values().length) {
      ablation.put("blend of linear and trees", outOfFold.scored(withoutRecurrent));
      ablation.put("blend of all", outOfFold.scored(all));
    }
    return ablation;
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

  /** What models with each of the live linear models say out of fold. */
  private List<OutOfFold> outOfFold(List<Sample> samples, List<LogisticRegression.Options> live) {
    Function<Sample, String> classOf = sample -> sample.targets().outcome().toString();
    List<Fold<Sample>> folds =
        new ConversationSplitter(options.folds(), options.seed())
            .split(samples, sample -> sample.conversation().id(), classOf);
    List<OutOfFold> candidates = live.stream().map(any -> new OutOfFold()).toList();
    boolean recurs = options.parts().contains(Part.RECURRENT);
    int done = 0;
    for (Fold<Sample> fold : folds) {
      progress.at(
          "learning from fold " + (done + 1) + " of " + folds.size(),
          done++ / (folds.size() + 1.0));
      Replays replays = new Replays(new ModelFitter(options, recurs).fit(fold.train(), live));
      for (Sample sample : fold.test()) {
        List<Replayed> replayed = replays.of(sample);
        for (int i = 0; i < candidates.size(); i++) {
          candidates.get(i).add(replayed.get(i));
        }
      }
    }
    return candidates;
  }
}
