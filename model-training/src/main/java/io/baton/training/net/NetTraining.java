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

  /** Of the readings of a text with variants. */
  private static final double VARIANTS = 0.3;

  private final NetShape shape;
  private final int epochs;
  private final SplittableRandom random;
  private final Map<Long, Integer> rows = new HashMap<>();
  private final List<Example> examples = new ArrayList<>();
  private final float[] weights;
  private final float[] gradient;
  private final NetPass pass;

  /** Rows of the vectors by token, the word's first; -1 for a key that is too rare. */
  private record Rows(int[] starts, int[] rows) {
    int tokens() {
      return starts.length - 1;
    }
  }

  private record Example(Rows text, List<Rows> variants, boolean truth) {}

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
   * @param examples at least one of them with a token
   * @param epochs how often each is seen, at least 1
   */
  public static SequenceNet learn(
      List<NetExample> examples, NetShape shape, int epochs, long seed) {
    NetTraining training = new NetTraining(shape, epochs, seed);
    training.number(examples);
    examples.forEach(training::add);
    return training.learn();
  }

  /** What stands in variants alone is like a word that nobody has read. */
  private void number(List<NetExample> all) {
    Map<Long, Integer> counts = new HashMap<>();
    for (NetExample example : all) {
      KeySequence text = example.text();
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

  private void add(NetExample example) {
    if (example.text().tokens() > 0) {
      List<Rows> variants =
          example.variants().stream().filter(one -> one.tokens() > 0).map(this::rows).toList();
      examples.add(new Example(rows(example.text()), variants, example.truth()));
    }
  }

  private Rows rows(KeySequence text) {
    int count = text.tokens();
    int[] starts = new int[count + 1];
    int[] found = new int[text.start(count)];
    for (int t = 0; t <= count; t++) {
      starts[t] = text.start(t);
    }
    for (int i = 0; i < found.length; i++) {
      found[i] = rows.getOrDefault(text.key(i), -1);
    }
    return new Rows(starts, found);
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
    Rows text = reading(example);
    int count = text.tokens();
    Dropout dropout = Dropout.USUAL;
    float[] tokens = vectors.read(text.starts(), text.rows(), dropout);
    double logOdds = pass.forth(weights, tokens, count, dropout.units(), random);
    double chance = 1 / (1 + StrictMath.exp(-logOdds));
    float slope = (float) (chance - (example.truth() ? 1 : 0));
    pass.back(weights, slope, gradient, vectors.slopes());
    vectors.back(count);
  }

  private Rows reading(Example example) {
    List<Rows> variants = example.variants();
    return variants.isEmpty() || random.nextDouble() >= VARIANTS
        ? example.text()
        : variants.get(random.nextInt(variants.size()));
  }
}
