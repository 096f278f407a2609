package io.baton.training.net;

import io.baton.escalation.kernel.KeySequence;
import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.kernel.SequenceNet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Learns a {@link SequenceNet} from labelled texts: Adam over batches, the rate rising at first and
 * then falling to nothing, with much left out at random. The same digits for the same seed.
 */
public final class NetTraining {

  private static final int BATCH = 64;
  private static final int WARM_UP = 200;
  private static final double RATE = 2e-3;
  private static final double LAST_RATE = 0.02;
  private static final double LONGEST_STEP = 2;
  private static final int RAREST = 2;

  private final NetShape shape;
  private final int epochs;
  private final SplittableRandom random;
  private final Map<Long, Integer> rows = new HashMap<>();
  private final List<Example> examples = new ArrayList<>();
  private final float[] weights;
  private final float[] gradient;
  private final NetPass pass;

  /** Rows of the vectors by token, the word's first; -1 for a key that is too rare. */
  private record Example(int[] starts, int[] rows, boolean truth) {
    int tokens() {
      return starts.length - 1;
    }
  }

  private NetTraining(NetShape shape, int epochs, long seed) {
    this.shape = shape;
    this.epochs = epochs;
    this.random = new SplittableRandom(seed);
    this.weights = new float[shape.size()];
    this.gradient = new float[shape.size()];
    this.pass = new NetPass(shape);
  }

  /**
   * Learns a net.
   *
   * @param texts at least one of them with a token
   * @param truths whether each is one of those to find
   * @param epochs how often each is seen, at least 1
   */
  public static SequenceNet learn(
      List<KeySequence> texts, boolean[] truths, NetShape shape, int epochs, long seed) {
    NetTraining training = new NetTraining(shape, epochs, seed);
    training.number(texts);
    for (int i = 0; i < truths.length; i++) {
      training.add(texts.get(i), truths[i]);
    }
    return training.learn();
  }

  private void number(List<KeySequence> texts) {
    Map<Long, Integer> counts = new HashMap<>();
    for (KeySequence text : texts) {
      Set<Long> once = new HashSet<>();
      for (int i = 0; i < text.start(text.tokens()); i++) {
        if (once.add(text.key(i))) {
          counts.merge(text.key(i), 1, Integer::sum);
        }
      }
    }
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= RAREST)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(key -> rows.put(key, rows.size()));
  }

  private void add(KeySequence text, boolean truth) {
    int count = text.tokens();
    int[] starts = new int[count + 1];
    int[] found = new int[text.start(count)];
    for (int t = 0; t <= count; t++) {
      starts[t] = text.start(t);
    }
    for (int i = 0; i < found.length; i++) {
      found[i] = rows.getOrDefault(text.key(i), -1);
    }
    if (count > 0) {
      examples.add(new Example(starts, found, truth));
    }
  }

  private SequenceNet learn() {
    Embeddings vectors = new Embeddings(rows.size(), shape.width(), random);
    NetStart.fill(weights, shape, random);
    Adam adam = new Adam(weights.length);
    int batches = (examples.size() + BATCH - 1) / BATCH;
    int step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle();
      for (int from = 0; from < examples.size(); from += BATCH) {
        step++;
        List<Example> batch = examples.subList(from, Math.min(examples.size(), from + BATCH));
        move(batch, vectors, adam, Adam.Rate.of(rate(step, epochs * batches), step));
      }
    }
    long[] keys = new long[rows.size()];
    rows.forEach((key, row) -> keys[row] = key);
    return new SequenceNet(shape, keys, vectors.values(), weights);
  }

  private static double rate(int step, int steps) {
    double rise = Math.min(1, (double) step / WARM_UP);
    return RATE * rise * Math.max(LAST_RATE, 1 - (double) step / steps);
  }

  private void shuffle() {
    for (int i = examples.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Example one = examples.get(i);
      examples.set(i, examples.get(other));
      examples.set(other, one);
    }
  }

  private void move(List<Example> batch, Embeddings vectors, Adam adam, Adam.Rate rate) {
    pass.take(weights);
    for (Example example : batch) {
      learn(example, vectors);
    }
    double norm =
        Math.sqrt(new Row(gradient.length).squares(gradient, 0) + vectors.squares()) / batch.size();
    float factor = (float) (Math.min(1, LONGEST_STEP / Math.max(norm, 1e-9)) / batch.size());
    adam.move(weights, gradient, 0, weights.length, rate.withFactor(factor));
    vectors.move(rate.withFactor(factor));
  }

  private void learn(Example example, Embeddings vectors) {
    int count = example.tokens();
    Dropout dropout = Dropout.USUAL;
    float[] tokens = vectors.read(example.starts(), example.rows(), dropout);
    double logOdds = pass.forth(weights, tokens, count, dropout.units(), random);
    double chance = 1 / (1 + StrictMath.exp(-logOdds));
    float slope = (float) (chance - (example.truth() ? 1 : 0));
    pass.back(weights, slope, gradient, vectors.slopes());
    vectors.back(count);
  }
}
