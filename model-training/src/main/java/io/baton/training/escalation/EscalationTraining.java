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
import io.baton.training.evaluation.Unlabelled;
import io.baton.training.linear.LogisticRegression;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trains an escalation model: the parts on all conversations, the blend that is also the
 * calibration on what parts trained on other folds say of each conversation. The same tells which
 * penalty each linear model has, which parts each head's blend has, and whether a recurrent network
 * is worth its time.
 */
public final class EscalationTraining {

  private final TrainOptions options;
  private final ToneReader tone;
  private final Policy policy;
  private final Progress progress;

  /**
   * By the policy that comes with Baton.
   *
   * @param tone the sentiment model that will serve beside it
   */
  public EscalationTraining(TrainOptions options, ToneReader tone, Progress progress) {
    this(options, tone, PolicyReader.readDefault(), progress);
  }

  /**
   * @param tone the sentiment model that will serve beside it
   * @param policy whose floors and topic rules will be in force
   */
  public EscalationTraining(
      TrainOptions options, ToneReader tone, Policy policy, Progress progress) {
    this.options = options;
    this.tone = tone;
    this.policy = policy;
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
    List<LogisticRegression.Options> live = options.liveCandidates();
    CrossFit fitted = CrossFit.of(samples, live, options, progress);
    List<Integer> picks = OutOfFold.linearPicks(fitted.said(), always());
    OutOfFold said = OutOfFold.picked(fitted.said(), picks);
    Blends without = said.blends(always());
    Blends all = fitted.recurs() ? said.blends(options.parts()) : without;
    boolean recurrent = fitted.recurs() && (plain().isEmpty() || CrossFit.isWorthIt(all, without));
    Blends blends = recurrent ? all : without;
    progress.at("learning from all conversations", options.folds() / (options.folds() + 1.0));
    ModelParts parts =
        new ModelFitter(options, recurrent)
            .fit(samples, List.of(picks.stream().map(live::get).toList()))
            .getFirst()
            .withBlends(blends.live(), blends.outcome());
    List<ScoredConversation> scored = said.scored(blends);
    progress.at("done", 1);
    return new TrainedEscalation(
        parts, ThresholdChoice.of(scored), policy, scored, ablation(fitted, said));
  }

  private Set<Part> plain() {
    return CrossFit.plain(options);
  }

  /** Parts that are in the blend whether there is a recurrent network or not. */
  private Set<Part> always() {
    return plain().isEmpty() ? options.parts() : plain();
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
    views(history, tone, policy)
        .forEach((conversation, views) ->
            samples.add(new Sample(conversation, views, Targets.of(conversation))));
    return samples;
  }

  /** Conversations with turns as a model sees them, in their order; without what people said. */
  static Map<Conversation, List<TurnView>> views(
      List<Conversation> history, ToneReader tone, Policy policy) {
    EscalationEngine engine = new EscalationEngine();
    ServingModel serving = new ServingModel(Optional.empty(), tone);
    Map<Conversation, List<TurnView>> views = new LinkedHashMap<>();
    history.stream()
        .filter(conversation -> !conversation.turns().isEmpty())
        .forEach(one -> views.put(one, engine.views(Unlabelled.of(one), serving, policy)));
    return views;
  }
}
