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
import java.util.Arrays;
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

  /**
   * Place of the recurrent network in a blend; before it are linear, trees of now, of eventually.
   */
  private static final int SEQUENCE = 3;

  /** Log-odds of one model beyond this tell nothing more, and would let it rule the blend. */
  private static final double FURTHEST = 8;

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
   * @param linear score of the last head
   * @param now score of the trees of now
   * @param eventually score of the trees of eventually
   */
  private record Inputs(double[][] byHead, Taken linear, Taken now, Taken eventually) {}

  /**
   * A score taken apart.
   *
   * @param score no further than a blend looks
   * @param base what no feature adds to it
   * @param contributions of each family to it
   */
  private record Taken(double score, double base, double[] contributions) {

    /** Of what sums up to a score; where that is too far, all of it in proportion. */
    static Taken of(double base, double[] contributions) {
      double sum = base;
      for (double contribution : contributions) {
        sum += contribution;
      }
      double score = near(sum);
      if (score == sum) {
        return new Taken(score, base, contributions);
      }
      double share = score / sum;
      return new Taken(
          score, share * base, Arrays.stream(contributions).map(one -> share * one).toArray());
    }
  }

  private static double near(double logOdds) {
    return Math.clamp(logOdds, -FURTHEST, FURTHEST);
  }

  private Taken take(TreeEnsemble trees, float[] x) {
    double[] contributions = new double[Family.values().length];
    return Taken.of(trees.explain(x, turnFamilies, contributions), contributions);
  }

  private Inputs inputs(TurnView turn, float[] numbers, byte[] counts) {
    if (turn.handedBack()) {
      Arrays.fill(numbers, 0);
    }
    FeatureExtractor.Extraction features = extractor.step(turn, numbers, counts);
    int at = extractor.memorySize();
    int turns = (int) ++numbers[numbers.length - 1];
    LiveLinear.Scores scores = linear.step(features.items(), turns, numbers, at);
    float[] x = features.vector().toArray();
    Taken now = take(parts.treesNow(), x);
    Taken eventually = take(parts.treesEventually(), x);
    double[] sequence =
        parts
            .recurrent()
            .map(network -> network.step(x, numbers, at + linear.size()))
            .orElseGet(() -> new double[ModelParts.HEADS + 1]);
    double[][] byHead = new double[ModelParts.HEADS][];
    for (int head = 0; head < byHead.length; head++) {
      byHead[head] =
          new double[] {
            near(scores.heads()[head]), now.score(), eventually.score(), near(sequence[head])
          };
    }
    return new Inputs(byHead, Taken.of(linear.bias(), scores.families()), now, eventually);
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
    Blend blend = parts.blends().get(ModelParts.HEADS - 1);
    double base = blend.constant();
    double[] families = new double[Family.values().length];
    Taken[] taken = {all.linear(), all.now(), all.eventually()};
    for (int model = 0; model < taken.length; model++) {
      base += blend.weight(model) * taken[model].base();
      for (int i = 0; i < families.length; i++) {
        families[i] += blend.weight(model) * taken[model].contributions()[i];
      }
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
   * @return for each turn the log-odds in [-8, 8], shape [heads × models]
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
   * @return log-odds of linear, trees and recurrent network, in [-8, 8]
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
    double sequence = parts.recurrent().map(any -> sequenceEnd(turns)).orElse(0.0);
    return new double[] {near(sum), near(trees), near(sequence)};
  }

  private double sequenceEnd(List<TurnView> turns) {
    float[] memory = new float[extractor.memorySize()];
    byte[] counts = new byte[extractor.countSize()];
    Recurrent network = parts.recurrent().orElseThrow();
    float[] state = new float[network.stateSize()];
    double end = 0;
    for (TurnView turn : turns) {
      if (turn.handedBack()) {
        Arrays.fill(state, 0);
      }
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
