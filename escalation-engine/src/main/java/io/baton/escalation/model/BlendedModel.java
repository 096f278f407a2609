package io.baton.escalation.model;

import io.baton.conversation.decision.Contribution;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;
import io.baton.escalation.feature.ConversationFeatures;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureExtractor;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.Recurrent;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.TreeEnsemble;
import io.baton.escalation.turn.BeforeAgent;
import io.baton.escalation.turn.TurnView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A blend of linear models over items, boosted trees and, where it helps, a recurrent network. The
 * explanation puts the linear part and each tree's path down to families of features; the recurrent
 * part is one contribution, called sequence.
 */
public final class BlendedModel implements EscalationModel {

  private static final String METHOD = "linear weights + tree paths (Saabas) + sequence as a whole";
  private static final int LINEAR = 0;
  private static final int NOW = 1;
  private static final int EVENTUALLY = 2;
  private static final int SEQUENCE = 3;

  private final String version;
  private final ModelParts parts;
  private final FeatureExtractor extractor;
  private final ConversationFeatures conversationFeatures;
  private final LiveLinear linear;
  private final int[] turnFamilies;
  private final int numberCount;

  public BlendedModel(String version, ModelParts parts) {
    this.version = version;
    this.parts = parts;
    this.extractor = new FeatureExtractor(parts.domain());
    this.conversationFeatures = new ConversationFeatures(extractor);
    this.linear = new LiveLinear(parts.linear());
    this.turnFamilies = new int[parts.domain().turnFeatures()];
    for (int i = 0; i < turnFamilies.length; i++) {
      turnFamilies[i] = parts.domain().turnFeature(i).ordinal();
    }
    int recurrent = parts.recurrent().map(Recurrent::stateSize).orElse(0);
    this.numberCount = 1 + extractor.memorySize() + linear.size() + recurrent;
  }

  @Override
  public String version() {
    return version;
  }

  /** What it is made of. */
  public ModelParts parts() {
    return parts;
  }

  @Override
  public LiveState start() {
    return LiveState.owning(new float[numberCount], new byte[extractor.countSize()]);
  }

  @Override
  public LiveStep step(LiveState state, TurnView turn) {
    if (!state.fits(numberCount, extractor.countSize())) {
      throw new IllegalArgumentException("the state is not of the model " + version);
    }
    float[] numbers = state.numbers();
    byte[] counts = state.counts();
    Inputs inputs = inputs(turn, numbers, counts);
    return new LiveStep(LiveState.owning(numbers, counts), risk(inputs.byHead()), explain(inputs));
  }

  /**
   * @param byHead log-odds of the four models for each head, shape [heads × models]
   * @param families what each family adds to the linear score of the last head
   * @param now the trees of now, taken apart
   * @param eventually the trees of eventually, taken apart
   */
  private record Inputs(double[][] byHead, double[] families, Taken now, Taken eventually) {}

  /**
   * A score of trees taken apart.
   *
   * @param base what no feature adds
   * @param contributions of each family
   */
  private record Taken(double base, double[] contributions) {

    double score() {
      double score = base;
      for (double contribution : contributions) {
        score += contribution;
      }
      return score;
    }
  }

  private Taken take(TreeEnsemble trees, float[] x) {
    double[] contributions = new double[Family.values().length];
    return new Taken(trees.explain(x, turnFamilies, contributions), contributions);
  }

  private Inputs inputs(TurnView turn, float[] numbers, byte[] counts) {
    FeatureExtractor.Extraction features = extractor.step(turn, numbers, counts);
    int at = extractor.memorySize();
    int turns = (int) ++numbers[numbers.length - 1];
    LiveLinear.Scores scores = linear.step(features.items(), turns, numbers, at);
    float[] x = features.vector().toArray();
    Taken now = take(parts.treesNow(), x);
    Taken eventually = take(parts.treesEventually(), x);
    double nowScore = now.score();
    double eventuallyScore = eventually.score();
    double[] sequence =
        parts
            .recurrent()
            .map(network -> network.step(x, numbers, at + linear.size()))
            .orElseGet(() -> new double[ModelParts.HEADS + 1]);
    double[][] byHead = new double[ModelParts.HEADS][];
    for (int head = 0; head < byHead.length; head++) {
      byHead[head] = new double[] {scores.heads()[head], nowScore, eventuallyScore, sequence[head]};
    }
    return new Inputs(byHead, scores.families(), now, eventually);
  }

  private Risk risk(double[][] inputs) {
    double[] p = new double[inputs.length];
    for (int head = 0; head < p.length; head++) {
      p[head] = Blend.probability(parts.blends().get(head).score(inputs[head]));
    }
    return Risk.rising(p[0], p[1], p[2], p[3], p[4]);
  }

  private Explanation explain(Inputs all) {
    double[] inputs = all.byHead()[ModelParts.HEADS - 1];
    double[] families = all.families().clone();
    Blend blend = parts.blends().get(ModelParts.HEADS - 1);
    double base = blend.constant() + blend.weight(LINEAR) * linear.bias();
    for (int i = 0; i < families.length; i++) {
      families[i] *= blend.weight(LINEAR);
    }
    base += blend.weight(NOW) * all.now().base();
    base += blend.weight(EVENTUALLY) * all.eventually().base();
    double[] byNow = all.now().contributions();
    double[] byEventually = all.eventually().contributions();
    for (int i = 0; i < byNow.length; i++) {
      families[i] += blend.weight(NOW) * byNow[i] + blend.weight(EVENTUALLY) * byEventually[i];
    }
    List<Contribution> contributions = new ArrayList<>();
    for (Family family : Family.values()) {
      contributions.add(new Contribution(family.wireName(), families[family.ordinal()]));
    }
    contributions.add(new Contribution("sequence", blend.weight(SEQUENCE) * inputs[SEQUENCE]));
    contributions.removeIf(contribution -> contribution.logOdds() == 0);
    contributions.sort(
        Comparator.comparingDouble((Contribution c) -> Math.abs(c.logOdds())).reversed());
    contributions.add(new Contribution("base", base));
    return new Explanation(blend.score(inputs), METHOD, contributions);
  }

  /**
   * What the models say one by one after each turn, for fitting a blend.
   *
   * @return for each turn the log-odds, shape [heads × models]
   */
  public List<double[][]> replay(List<TurnView> turns) {
    float[] numbers = new float[numberCount];
    byte[] counts = new byte[extractor.countSize()];
    List<double[][]> all = new ArrayList<>();
    for (TurnView turn : turns) {
      all.add(inputs(turn, numbers, counts).byHead());
    }
    return all;
  }

  /**
   * What the models say one by one of a conversation that is over, for fitting a blend.
   *
   * @param all turns, of which a model may look at those before an agent took over alone
   * @return log-odds of linear, trees and recurrent network
   */
  public double[] outcomeInputs(List<TurnView> all) {
    List<TurnView> turns = parts.domain().beforeAgent() ? BeforeAgent.of(all) : all;
    ConversationFeatures.Extraction features = conversationFeatures.of(turns);
    SparseLinear weights = parts.outcomeLinear();
    double sum = weights.bias(0);
    // In the order of the keys, so that the sum has the same digits every time.
    for (long item : new TreeSet<>(features.items().keySet())) {
      int row = weights.row(item);
      sum += row < 0 ? 0 : weights.weight(row, 0);
    }
    double trees = parts.outcomeTrees().score(features.vector().toArray());
    return new double[] {sum, trees, parts.recurrent().map(any -> sequenceEnd(turns)).orElse(0.0)};
  }

  private double sequenceEnd(List<TurnView> turns) {
    float[] memory = new float[extractor.memorySize()];
    byte[] counts = new byte[extractor.countSize()];
    Recurrent network = parts.recurrent().orElseThrow();
    float[] state = new float[network.stateSize()];
    double end = 0;
    for (TurnView turn : turns) {
      float[] x = extractor.step(turn, memory, counts).vector().toArray();
      end = network.step(x, state, 0)[ModelParts.HEADS];
    }
    return end;
  }

  @Override
  public double outcome(List<TurnView> turns) {
    return Blend.probability(parts.outcomeBlend().score(outcomeInputs(turns)));
  }
}
