package io.baton.escalation.model;

import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.Recurrent;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.TreeEnsemble;
import java.util.List;
import java.util.Optional;

/**
 * What a blended model is made of.
 *
 * @param domain of its features
 * @param linear live heads over items, {@value #HEADS} of them: now, in1, in3, in5, eventually
 * @param treesNow of {@code now}, over the features of a turn
 * @param treesEventually of {@code eventually}, over the same
 * @param recurrent over the same, with an output for each live head and one for the outcome; absent
 *     where it did not help
 * @param blends one for each live head, over linear, now, eventually and recurrent log-odds
 * @param outcomeLinear one head, over the items of a whole conversation
 * @param outcomeTrees over the features of a whole conversation
 * @param outcomeBlend over linear, trees and recurrent log-odds
 */
public record ModelParts(
    FeatureDomain domain,
    SparseLinear linear,
    TreeEnsemble treesNow,
    TreeEnsemble treesEventually,
    Optional<Recurrent> recurrent,
    List<Blend> blends,
    SparseLinear outcomeLinear,
    TreeEnsemble outcomeTrees,
    Blend outcomeBlend) {

  /** Live heads. */
  public static final int HEADS = 5;

  /** Models that a live blend is over. */
  public static final int LIVE_MODELS = 4;

  /** Models that the outcome's blend is over. */
  public static final int OUTCOME_MODELS = 3;

  public ModelParts {
    blends = List.copyOf(blends);
    need("linear heads", linear.heads(), HEADS);
    need("blends", blends.size(), HEADS);
    need("outcome heads", outcomeLinear.heads(), 1);
    need("outcome blend", outcomeBlend.size(), OUTCOME_MODELS);
    need("features of trees", treesNow.features(), domain.turnFeatures());
    need("features of trees", treesEventually.features(), domain.turnFeatures());
    need("features of outcome trees", outcomeTrees.features(), domain.conversationFeatures());
    blends.forEach(blend -> need("models of a blend", blend.size(), LIVE_MODELS));
    recurrent.ifPresent(
        network -> need("recurrent inputs", network.inputs(), domain.turnFeatures()));
    recurrent.ifPresent(network -> need("recurrent outputs", network.outputs(), HEADS + 1));
  }

  /** The same with another live linear model. */
  public ModelParts withLinear(SparseLinear other) {
    return new ModelParts(
        domain,
        other,
        treesNow,
        treesEventually,
        recurrent,
        blends,
        outcomeLinear,
        outcomeTrees,
        outcomeBlend);
  }

  /** The same with other blends. */
  public ModelParts withBlends(List<Blend> live, Blend outcome) {
    return new ModelParts(
        domain,
        linear,
        treesNow,
        treesEventually,
        recurrent,
        live,
        outcomeLinear,
        outcomeTrees,
        outcome);
  }

  private static void need(String what, int is, int must) {
    if (is != must) {
      throw new IllegalArgumentException(what + ": " + is + " where " + must + " are needed");
    }
  }
}
