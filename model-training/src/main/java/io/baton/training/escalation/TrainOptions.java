package io.baton.training.escalation;

import io.baton.escalation.feature.Family;
import io.baton.training.dl4j.RecurrentTrainer;
import io.baton.training.escalation.blend.Part;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.smile.BoostedTrees;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How an escalation model is trained. The defaults do well without a person choosing.
 *
 * @param seed of everything random
 * @param families of features that are used, at least one
 * @param parts that the blend is over, at least one; the recurrent network is left out where it is
 *     not worth its time, unless it is the only one
 * @param folds of the training data by which models are blended and calibrated, 2 to 10
 * @param items most items that are counted one by one, 0 to 192
 * @param live linear model of the live heads, with a penalty that is tried as it is, at a third and
 *     at a tenth
 * @param outcome linear model of the outcome head
 * @param liveTrees of the live heads
 * @param outcomeTrees of the outcome head
 * @param recurrent of all heads together
 */
public record TrainOptions(
    long seed,
    Set<Family> families,
    Set<Part> parts,
    int folds,
    int items,
    LogisticRegression.Options live,
    LogisticRegression.Options outcome,
    BoostedTrees.Options liveTrees,
    BoostedTrees.Options outcomeTrees,
    RecurrentTrainer.Options recurrent) {

  public TrainOptions {
    if (families.isEmpty() || parts.isEmpty()) {
      throw new IllegalArgumentException(
          "train options: families " + families + ", parts " + parts);
    }
    // Sums are taken in the order of these, which must be the same in every run.
    families = Collections.unmodifiableSet(EnumSet.copyOf(families));
    parts = Collections.unmodifiableSet(EnumSet.copyOf(parts));
    if (folds < 2 || folds > 10 || items < 0 || items > 192) {
      throw new IllegalArgumentException("train options: folds " + folds + ", items " + items);
    }
  }

  /** The defaults with a seed. */
  public static TrainOptions withSeed(long seed) {
    return new TrainOptions(
        seed,
        EnumSet.allOf(Family.class),
        EnumSet.allOf(Part.class),
        4,
        64,
        new LogisticRegression.Options(30, 60, 3, true),
        new LogisticRegression.Options(12, 100, 2, true),
        new BoostedTrees.Options(80, 4, 12, 20, 0.08, 0.4),
        new BoostedTrees.Options(250, 4, 12, 5, 0.04, 0.5),
        new RecurrentTrainer.Options(24, 40, 4, 32, 0.005, 1e-4, 0.3));
  }

  /** Linear models to choose from on the training data, for each live head by itself. */
  List<LogisticRegression.Options> liveCandidates() {
    return List.of(live, live.withL2(live.l2() / 3), live.withL2(live.l2() / 10));
  }

  /** The same with other families. */
  public TrainOptions withFamilies(Set<Family> others) {
    return with(others, parts);
  }

  /** The same with other parts. */
  public TrainOptions withParts(Set<Part> others) {
    return with(families, others);
  }

  private TrainOptions with(Set<Family> used, Set<Part> blended) {
    return new TrainOptions(
        seed, used, blended, folds, items, live, outcome, liveTrees, outcomeTrees, recurrent);
  }
}
