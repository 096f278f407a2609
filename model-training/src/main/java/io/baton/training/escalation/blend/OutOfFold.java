package io.baton.training.escalation.blend;

import io.baton.conversation.decision.Risk;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.turn.TurnView;
import io.baton.training.evaluation.ScoredConversation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What the parts of models say of conversations that they did not learn from: what blends are
 * fitted on, and measured with.
 *
 * @param folds of the conversations
 */
public record OutOfFold(List<List<Replayed>> folds) {

  public OutOfFold {
    folds = folds.stream().map(List::copyOf).toList();
  }

  /**
   * For each live head the model whose linear part makes the blend with the least log-loss out of
   * fold; of as good ones the first.
   *
   * @param models what each says of the same conversations; they differ in their linear part alone
   * @param parts that are blended, at least one
   */
  public static List<Integer> linearPicks(List<OutOfFold> models, Set<Part> parts) {
    return IntStream.range(0, ModelParts.HEADS)
        .mapToObj(head -> linearPick(models, parts, head))
        .toList();
  }

  private static int linearPick(List<OutOfFold> models, Set<Part> parts, int head) {
    List<Double> losses =
        models.stream().map(said -> best(said.live(head), parts, Part::live).loss()).toList();
    return losses.indexOf(Collections.min(losses));
  }

  /**
   * Of several models that differ in their linear part alone, what is said with some of them.
   *
   * @param picks for each live head whose linear part
   */
  public static OutOfFold picked(List<OutOfFold> models, List<Integer> picks) {
    List<List<Replayed>> folds = new ArrayList<>();
    for (int fold = 0; fold < models.getFirst().folds.size(); fold++) {
      List<Replayed> replayed = new ArrayList<>();
      for (int i = 0; i < models.getFirst().folds.get(fold).size(); i++) {
        int place = fold;
        int at = i;
        replayed.add(
            Replayed.picked(
                picks.stream().map(pick -> models.get(pick).folds.get(place).get(at)).toList()));
      }
      folds.add(replayed);
    }
    return new OutOfFold(folds);
  }

  /**
   * Blends of those of these parts with which each head has the least log-loss out of fold.
   *
   * @param parts at least one
   */
  public Blends blends(Set<Part> parts) {
    List<Blend> live = new ArrayList<>();
    double loss = 0;
    for (int head = 0; head < ModelParts.HEADS; head++) {
      Stacking.Fit fit = best(live(head), parts, Part::live);
      live.add(fit.blend());
      loss += fit.loss();
    }
    Stacking.Fit outcome = best(outcome(), parts, Part::outcome);
    loss += outcome.loss();
    return new Blends(live, outcome.blend(), loss / (ModelParts.HEADS + 1));
  }

  /** Of as good ones that with fewer parts. */
  private static Stacking.Fit best(Stacking said, Set<Part> parts, Function<Part, int[]> places) {
    List<Part> all = List.copyOf(parts);
    return IntStream.range(1, 1 << all.size())
        .boxed()
        .sorted(Comparator.comparing(Integer::bitCount))
        .map(chosen -> said.fit(places(all, chosen, places)))
        .min(Comparator.comparingDouble(Stacking.Fit::loss))
        .orElseThrow();
  }

  private static int[] places(List<Part> parts, int chosen, Function<Part, int[]> places) {
    return IntStream.range(0, parts.size())
        .filter(i -> (chosen >> i & 1) == 1)
        .mapToObj(i -> places.apply(parts.get(i)))
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  /** What is said of a live head. */
  private Stacking live(int head) {
    Stacking stacking = new Stacking(ModelParts.LIVE_MODELS);
    for (int fold = 0; fold < folds.size(); fold++) {
      for (Replayed one : folds.get(fold)) {
        addRows(stacking, one, head, fold);
      }
    }
    return stacking;
  }

  private static void addRows(Stacking stacking, Replayed one, int head, int fold) {
    for (int turn = 0; turn < one.turns().size(); turn++) {
      if (one.sample().targets().isRow(turn)) {
        Optional<Boolean> target = one.sample().targets().at(turn, head);
        if (target.isPresent()) {
          stacking.add(one.turns().get(turn)[head], target.get(), fold);
        }
      }
    }
  }

  /** What is said of the outcome. */
  private Stacking outcome() {
    Stacking stacking = new Stacking(ModelParts.OUTCOME_MODELS);
    for (int fold = 0; fold < folds.size(); fold++) {
      for (Replayed one : folds.get(fold)) {
        Optional<Boolean> truth = one.sample().targets().outcome();
        if (truth.isPresent()) {
          stacking.add(one.outcome(), truth.get(), fold);
        }
      }
    }
    return stacking;
  }

  /** The conversations as these blends score them. */
  public List<ScoredConversation> scored(Blends blends) {
    return folds.stream().flatMap(List::stream).map(one -> scored(one, blends)).toList();
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
