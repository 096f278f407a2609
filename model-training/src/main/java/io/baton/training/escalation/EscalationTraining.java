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
import io.baton.training.escalation.table.Sample;
import io.baton.training.escalation.table.Targets;
import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.linear.LogisticRegression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Trains an escalation model: the parts on all conversations, the blend that is also the
 * calibration on what parts trained on other folds say of each conversation. The same tells which
 * penalty the linear model has, and whether a recurrent network is worth its time.
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
    CrossFit fitted = CrossFit.of(samples, options.liveCandidates(), options, progress);
    Candidate chosen =
        Collections.min(candidates(fitted), Comparator.comparingDouble(one -> one.blends().loss()));
    OutOfFold outOfFold = chosen.outOfFold();
    Blends all = fitted.recurs() ? outOfFold.blends(options.parts()) : chosen.blends();
    boolean recurrent =
        fitted.recurs() && (plain().isEmpty() || CrossFit.isWorthIt(all, chosen.blends()));
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
        parts, ThresholdChoice.of(scored), scored, ablation(fitted, outOfFold));
  }

  private Set<Part> plain() {
    return CrossFit.plain(options);
  }

  private List<Candidate> candidates(CrossFit fitted) {
    List<LogisticRegression.Options> live = options.liveCandidates();
    return IntStream.range(0, live.size())
        .mapToObj(i -> candidate(live.get(i), fitted.candidates().get(i)))
        .toList();
  }

  private Candidate candidate(LogisticRegression.Options live, OutOfFold said) {
    return new Candidate(live, said, said.blends(plain().isEmpty() ? options.parts() : plain()));
  }

  private Map<String, List<ScoredConversation>> ablation(CrossFit fitted, OutOfFold outOfFold) {
    Map<String, List<ScoredConversation>> ablation = new LinkedHashMap<>();
    Set<Part> used = fitted.recurs() ? options.parts() : plain();
    ablate(outOfFold, used, "", ablation);
    fitted.dropped().ifPresent(said -> ablate(said, options.parts(), ", first fold", ablation));
    return ablation;
  }

  /** What the parts are worth alone and blended. */
  private static void ablate(
      OutOfFold said, Set<Part> used, String where, Map<String, List<ScoredConversation>> to) {
    for (Part part : Part.values()) {
      if (used.contains(part)) {
        to.put(part.alone() + where, said.scored(said.blends(EnumSet.of(part))));
      }
    }
    Set<Part> plain = EnumSet.of(Part.LINEAR, Part.TREES);
    if (used.containsAll(plain)) {
      to.put("blend of linear and trees" + where, said.scored(said.blends(plain)));
    }
    if (used.size() == Part.values().length) {
      to.put("blend of all" + where, said.scored(said.blends(used)));
    }
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
}
