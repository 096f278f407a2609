package io.baton.training.sentiment;

import io.baton.conversation.Conversation;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.escalation.Progress;
import io.baton.training.escalation.TrainingChecks;
import io.baton.training.escalation.TrainingException;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.sentiment.HeadFitter.FittedHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains a sentiment model: a head for each scheme in which enough turns with text have labels. The
 * same digits for the same seed on any number of cores.
 *
 * @param seed of the folds
 * @param progress told how far it is
 * @param mostNumbers that a model has; of more features those with the smallest weights are left
 *     out, of which what is measured and calibrated out of fold knows nothing
 */
public record SentimentTraining(long seed, Progress progress, int mostNumbers) {

  private static final int FEWEST = 40;
  private static final int FOLDS = 4;

  /** So that the bundle that comes with Baton stays within some 3 MB. */
  private static final int SMALL = 700_000;

  /** So that hardly a history is so large that a model is less than what was measured. */
  private static final int LARGE = 10 * SMALL;

  private static final float LEAST = 1e-4f;

  /** Of a model that may be some 30 MB large. */
  public SentimentTraining(long seed, Progress progress) {
    this(seed, progress, LARGE);
  }

  /** Of a model that travels with the program. */
  public static SentimentTraining small(long seed, Progress progress) {
    return new SentimentTraining(seed, progress, SMALL);
  }

  /**
   * What was learnt.
   *
   * @param model the model
   * @param metrics macro-F1 out of fold by scheme
   */
  public record TrainedSentiment(SentimentModel model, Map<String, Double> metrics) {

    public TrainedSentiment {
      metrics = Map.copyOf(metrics);
    }
  }

  /**
   * Trains.
   *
   * @throws TrainingException if no scheme has enough labels, or a conversation's id is there twice
   */
  public TrainedSentiment train(List<Conversation> history) {
    TrainingChecks.checkIds(history);
    List<SentimentSamples> usable = usable(history);
    List<SentimentHead> heads = new ArrayList<>();
    Map<String, Double> metrics = new TreeMap<>();
    TreeMap<Long, float[]> weights = new TreeMap<>();
    int classes = usable.stream().mapToInt(one -> one.classes().size()).sum();
    float[] bias = new float[classes];
    for (SentimentSamples samples : usable) {
      String name = samples.scheme().wireName();
      progress.at(
          "learning %s from %d turns".formatted(name, samples.size()),
          (double) heads.size() / usable.size());
      FittedHead fitted = new HeadFitter(samples, FOLDS).fit();
      int first = heads.stream().mapToInt(SentimentHead::size).sum();
      for (int i = 0; i < fitted.fits().size(); i++) {
        bias[first + i] = (float) fitted.fits().get(i).bias();
        collect(weights, samples, fitted.fits().get(i), first + i, classes);
      }
      heads.add(fitted.head());
      metrics.put(name + ".macroF1", fitted.macroF1());
    }
    progress.at("done", 1);
    SparseLinear linear = linear(bias, weights);
    String version = SentimentBundle.version(linear, heads, true);
    return new TrainedSentiment(new SentimentModel(version, linear, heads, true), metrics);
  }

  private List<SentimentSamples> usable(List<Conversation> history) {
    List<SentimentSamples> usable = new ArrayList<>();
    StringBuilder lacking = new StringBuilder();
    for (SentimentScheme scheme : SentimentScheme.values()) {
      SentimentSamples samples = SentimentSamples.of(scheme, history, FOLDS, seed);
      if (samples.suffice(FEWEST)) {
        usable.add(samples);
      } else {
        lacking.append(
            "; %s: %d turns, classes %s"
                .formatted(scheme.wireName(), samples.size(), samples.classes()));
      }
    }
    if (usable.isEmpty()) {
      throw new TrainingException(
          "no scheme of tone has labels on at least %d turns with text, in at least two classes of"
                  .formatted(FEWEST)
              + " at least %d turns".formatted(SentimentSamples.FEWEST)
              + lacking);
    }
    return usable;
  }

  private static void collect(
      Map<Long, float[]> weights,
      SentimentSamples samples,
      LogisticRegression.Fit fit,
      int head,
      int heads) {
    for (int column = 0; column < fit.weights().length; column++) {
      float weight = (float) fit.weights()[column];
      if (Math.abs(weight) > LEAST) {
        weights.computeIfAbsent(samples.rows().key(column), any -> new float[heads])[head] = weight;
      }
    }
  }

  private SparseLinear linear(float[] bias, TreeMap<Long, float[]> weights) {
    int most = mostNumbers / (1 + bias.length);
    if (weights.size() > most) {
      List<Map.Entry<Long, float[]>> all = new ArrayList<>(weights.entrySet());
      all.sort(Comparator.comparingDouble(entry -> -largest(entry.getValue())));
      all.subList(most, all.size()).forEach(entry -> weights.remove(entry.getKey()));
    }
    long[] keys = new long[weights.size()];
    float[] numbers = new float[keys.length * bias.length];
    int row = 0;
    for (Map.Entry<Long, float[]> entry : weights.entrySet()) {
      keys[row] = entry.getKey();
      System.arraycopy(entry.getValue(), 0, numbers, row++ * bias.length, bias.length);
    }
    return new SparseLinear(bias, keys, numbers);
  }

  private static float largest(float[] values) {
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }
}
