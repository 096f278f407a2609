package io.baton.training.escalation.blend;

import io.baton.escalation.kernel.TreeEnsemble;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.ModelParts;
import io.baton.training.escalation.table.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has models that differ in their live linear part alone say what they think of conversations; what
 * they share is asked once.
 */
public final class Replays {

  private static final int LINEAR = Part.LINEAR.live()[0];

  private final BlendedModel first;
  private final List<BlendedModel> others;

  /**
   * @param models at least one
   */
  public Replays(List<ModelParts> models) {
    this.first = new BlendedModel("fold", models.getFirst());
    this.others =
        models.stream()
            .skip(1)
            .map(parts -> new BlendedModel("fold, linear", linearAlone(parts)))
            .toList();
  }

  /** The live linear part as it is, and nothing else that takes time. */
  private static ModelParts linearAlone(ModelParts parts) {
    TreeEnsemble nothing =
        new TreeEnsemble(0, parts.domain().turnFeatures(), new int[0], new int[0], new float[0]);
    return new ModelParts(
        parts.domain(),
        parts.linear(),
        nothing,
        nothing,
        Optional.empty(),
        parts.blends(),
        parts.outcomeLinear(),
        parts.outcomeTrees(),
        parts.outcomeBlend());
  }

  /** What each of the models says. */
  public List<Replayed> of(Sample sample) {
    List<double[][]> turns = first.replay(sample.views());
    double[] outcome = first.outcomeInputs(sample.views());
    List<Replayed> all = new ArrayList<>();
    all.add(new Replayed(sample, turns, outcome));
    for (BlendedModel other : others) {
      all.add(new Replayed(sample, swapped(turns, other.replay(sample.views())), outcome));
    }
    return all;
  }

  /** The same turns with what another linear part says of them. */
  private static List<double[][]> swapped(List<double[][]> turns, List<double[][]> other) {
    List<double[][]> swapped = new ArrayList<>();
    for (int turn = 0; turn < turns.size(); turn++) {
      double[][] heads = new double[turns.get(turn).length][];
      for (int head = 0; head < heads.length; head++) {
        heads[head] = turns.get(turn)[head].clone();
        heads[head][LINEAR] = other.get(turn)[head][LINEAR];
      }
      swapped.add(heads);
    }
    return swapped;
  }
}
