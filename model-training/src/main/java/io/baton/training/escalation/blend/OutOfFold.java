package io.baton.training.escalation.blend;

import io.baton.conversation.decision.Risk;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.turn.TurnView;
import io.baton.training.evaluation.ScoredConversation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the parts of models say of conversations that they did not learn from: what blends are
 * fitted on, and measured with. Not thread-safe.
 */
public final class OutOfFold {

  private final List<Replayed> replayed = new ArrayList<>();

  /** Takes what a model says of a conversation that it did not learn from. */
  public void add(Replayed one) {
    replayed.add(one);
  }

  /** What was said so far. */
  public OutOfFold copy() {
    OutOfFold copy = new OutOfFold();
    copy.replayed.addAll(replayed);
    return copy;
  }

  /** The blends with the least log-loss that use these parts. */
  public Blends blends(Set<Part> used) {
    int[] live = places(used, Part::live);
    List<Blend> blends = new ArrayList<>();
    double loss = 0;
    for (int head = 0; head < ModelParts.HEADS; head++) {
      Stacking stacking = new Stacking(ModelParts.LIVE_MODELS, live);
      for (Replayed one : replayed) {
        addRows(stacking, one, head);
      }
      Blend blend = stacking.fit();
      blends.add(blend);
      loss += stacking.loss(blend);
    }
    Stacking stacking = new Stacking(ModelParts.OUTCOME_MODELS, places(used, Part::outcome));
    for (Replayed one : replayed) {
      one.sample().targets().outcome().ifPresent(truth -> stacking.add(one.outcome(), truth));
    }
    Blend outcome = stacking.fit();
    loss += stacking.loss(outcome);
    return new Blends(blends, outcome, loss / (ModelParts.HEADS + 1));
  }

  private static int[] places(Set<Part> used, Function<Part, int[]> of) {
    return used.stream().map(of).flatMapToInt(Arrays::stream).toArray();
  }

  private static void addRows(Stacking stacking, Replayed one, int head) {
    for (int turn = 0; turn < one.turns().size(); turn++) {
      if (one.sample().targets().isRow(turn)) {
        Optional<Boolean> target = one.sample().targets().at(turn, head);
        if (target.isPresent()) {
          stacking.add(one.turns().get(turn)[head], target.get());
        }
      }
    }
  }

  /** The conversations as these blends score them. */
  public List<ScoredConversation> scored(Blends blends) {
    return replayed.stream().map(one -> scored(one, blends)).toList();
  }

  private static ScoredConversation scored(Replayed one, Blends blends) {
    List<Risk> risks = new ArrayList<>();
    for (double[][] heads : one.turns()) {
      double[] p = new double[heads.length];
      for (int head = 0; head < p.length; head++) {
        p[head] = Blend.probability(blends.live().get(head).score(heads[head]));
      }
      risks.add(Risk.rising(p[0], p[1], p[2], p[3], p[4]));
    }
    return new ScoredConversation(
        one.sample().conversation(),
        risks,
        Blend.probability(blends.outcome().score(one.outcome())),
        one.sample().views().stream().map(TurnView::tone).toList());
  }
}
