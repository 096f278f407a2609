package io.baton.training.escalation;

import io.baton.escalation.feature.DomainBuilder;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.Recurrent;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.TreeEnsemble;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.turn.BeforeAgent;
import io.baton.escalation.turn.TurnView;
import io.baton.training.dl4j.RecurrentTrainer;
import io.baton.training.dl4j.Sequences;
import io.baton.training.escalation.blend.Part;
import io.baton.training.escalation.table.LiveTable;
import io.baton.training.escalation.table.OutcomeTable;
import io.baton.training.escalation.table.Sample;
import io.baton.training.escalation.table.SampleTables;
import io.baton.training.linear.FeatureRows;
import io.baton.training.linear.FrequentRows;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.smile.BoostedTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Fits the parts of a model that are used on samples; the blend comes later. Pure. */
final class ModelFitter {

  private static final int EVENTUALLY = ModelParts.HEADS - 1;

  private final TrainOptions options;
  private final boolean withRecurrent;

  ModelFitter(TrainOptions options, boolean withRecurrent) {
    this.options = options;
    this.withRecurrent = withRecurrent;
  }

  /**
   * Models that differ in their live linear part alone, one for each of the candidates. Their
   * blends are not fitted yet: each is the mean of what there is.
   *
   * @param live candidates, each with the linear model of each head; all agree on which features
   *     are rare
   */
  List<ModelParts> fit(List<Sample> samples, List<List<LogisticRegression.Options>> live) {
    FeatureDomain domain = domain(samples);
    SampleTables tables = SampleTables.of(samples, domain);
    // On a thread of its own, beside the rest; nothing random is shared.
    CompletableFuture<Optional<Recurrent>> recurrent =
        CompletableFuture.supplyAsync(
            () -> recurrent(tables.sequences()),
            task -> Thread.ofPlatform().daemon().name("recurrent").start(task));
    float[] mean = {0, 0.25f, 0.25f, 0.25f, 0.25f};
    List<SparseLinear> linear = liveLinear(tables.live(), live);
    ModelParts first =
        new ModelParts(
            domain,
            linear.getFirst(),
            trees(tables.live(), 0),
            trees(tables.live(), EVENTUALLY),
            recurrent.join(),
            Collections.nCopies(ModelParts.HEADS, new Blend(mean)),
            outcomeLinear(tables.outcome()),
            outcomeTrees(tables.outcome(), domain),
            new Blend(new float[] {0, 1f / 3, 1f / 3, 1f / 3}));
    return linear.stream().map(first::withLinear).toList();
  }

  /** What is said once an agent is there tells the outcome and is in no row of a table. */
  private FeatureDomain domain(List<Sample> samples) {
    DomainBuilder builder = new DomainBuilder(options.families());
    for (Sample sample : samples) {
      List<TurnView> seen = BeforeAgent.of(sample.views());
      sample.targets().outcome().ifPresent(answer -> builder.add(seen, answer));
    }
    return builder.build(options.items());
  }

  private List<SparseLinear> liveLinear(
      LiveTable table, List<List<LogisticRegression.Options>> candidates) {
    if (!options.parts().contains(Part.LINEAR)) {
      return Collections.nCopies(candidates.size(), withoutWeights(ModelParts.HEADS));
    }
    FrequentRows rows = FrequentRows.of(table.sparse(), candidates.getFirst().getFirst().rarest());
    return candidates.stream().map(one -> liveLinear(table, rows, one)).toList();
  }

  private static SparseLinear liveLinear(
      LiveTable table, FrequentRows rows, List<LogisticRegression.Options> live) {
    List<LogisticRegression.Fit> heads =
        IntStream.range(0, ModelParts.HEADS)
            .parallel()
            .mapToObj(head ->
                LogisticRegression.fit(
                    rows, table.shares(head), table.importance(head), live.get(head)))
            .toList();
    return sparse(rows.all(), heads);
  }

  /** In the place of linear models that the blend does not ask. */
  private static SparseLinear withoutWeights(int heads) {
    return new SparseLinear(new float[heads], new long[0], new float[0]);
  }

  private SparseLinear outcomeLinear(OutcomeTable table) {
    if (!options.parts().contains(Part.LINEAR)) {
      return withoutWeights(1);
    }
    double[] importance = new double[table.rows()];
    Arrays.fill(importance, 1);
    return sparse(
        table.sparse(),
        List.of(
            LogisticRegression.fit(
                table.sparse(), booleans(table.positives()), importance, options.outcome())));
  }

  /** Keeps the features that some head has a weight for. */
  private static SparseLinear sparse(FeatureRows rows, List<LogisticRegression.Fit> heads) {
    int[] kept = new int[rows.columns()];
    int count = 0;
    for (int column = 0; column < rows.columns(); column++) {
      int at = column;
      if (heads.stream().anyMatch(fit -> fit.weights()[at] != 0)) {
        kept[count++] = column;
      }
    }
    long[] keys = new long[count];
    float[] weights = new float[count * heads.size()];
    float[] bias = new float[heads.size()];
    for (int i = 0; i < count; i++) {
      keys[i] = rows.key(kept[i]);
      for (int head = 0; head < bias.length; head++) {
        weights[i * bias.length + head] = (float) heads.get(head).weights()[kept[i]];
      }
    }
    for (int head = 0; head < bias.length; head++) {
      bias[head] = (float) heads.get(head).bias();
    }
    return new SparseLinear(bias, keys, weights);
  }

  private Optional<Recurrent> recurrent(Sequences sequences) {
    return !withRecurrent || sequences.size() < RecurrentTrainer.FEWEST
        ? Optional.empty()
        : Optional.of(RecurrentTrainer.fit(sequences, options.recurrent(), options.seed()));
  }

  private TreeEnsemble trees(LiveTable table, int head) {
    List<float[]> x = new ArrayList<>();
    List<Boolean> y = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      if (table.target(row, head).isPresent()) {
        x.add(table.dense(row));
        y.add(table.target(row, head).get());
      }
    }
    return trees(x, y, table.dense(0).length, options.liveTrees());
  }

  private TreeEnsemble outcomeTrees(OutcomeTable table, FeatureDomain domain) {
    return trees(
        table.dense(), table.positives(), domain.conversationFeatures(), options.outcomeTrees());
  }

  private TreeEnsemble trees(
      List<float[]> x, List<Boolean> y, int features, BoostedTrees.Options trees) {
    if (!options.parts().contains(Part.TREES)) {
      return alike(0, features);
    }
    long positives = y.stream().filter(value -> value).count();
    if (positives == 0 || positives == y.size()) {
      // Nothing to tell apart: the log-odds of the base rate, with one pseudo-count each way.
      double odds = Math.log((positives + 1.0) / (y.size() - positives + 1.0));
      return alike(odds, features);
    }
    return BoostedTrees.fit(x.toArray(float[][]::new), booleans(y), trees, options.seed());
  }

  /** In the place of trees: the same log-odds for all. */
  private static TreeEnsemble alike(double odds, int features) {
    return new TreeEnsemble((float) odds, features, new int[0], new int[0], new float[0]);
  }

  private static boolean[] booleans(List<Boolean> values) {
    boolean[] booleans = new boolean[values.size()];
    for (int i = 0; i < booleans.length; i++) {
      booleans[i] = values.get(i);
    }
    return booleans;
  }
}
