package io.baton.training.dl4j;

import io.baton.escalation.kernel.Recurrent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/**
 * Trains a long short-term memory with DL4J and hands it over as our kernel. Inputs are
 * standardised; sequences of like length make a batch, padded and masked; some sequences are kept
 * aside to stop early. ND4J runs on one thread, so that the digits are the same on any number of
 * cores.
 */
public final class RecurrentTrainer {

  /**
   * @param hidden width of the memory, 1 to 128
   * @param epochs at most, at least 1
   * @param patience epochs without a gain on the sequences kept aside before it stops, at least 1
   * @param batch sequences learnt from at a time, at least 1
   * @param rate of learning of Adam (Kingma and Ba, ICLR 2015), above 0
   * @param l2 penalty on weights, at least 0
   * @param dropout share of inputs that are dropped while learning, in [0, 1)
   */
  public record Options(
      int hidden, int epochs, int patience, int batch, double rate, double l2, double dropout) {

    public Options {
      boolean counts = hidden >= 1 && hidden <= 128 && epochs >= 1 && patience >= 1 && batch >= 1;
      boolean rates = rate > 0 && l2 >= 0 && dropout >= 0 && dropout < 1;
      if (!counts || !rates) {
        throw new IllegalArgumentException(
            "recurrent: out of range: hidden "
                + hidden
                + ", epochs "
                + epochs
                + ", patience "
                + patience
                + ", batch "
                + batch
                + ", rate "
                + rate
                + ", l2 "
                + l2
                + ", dropout "
                + dropout);
      }
    }
  }

  /** Sequences that are needed at least. */
  public static final int FEWEST = 14;

  private static final int ASIDE = 7;

  /** Steps of a sequence that are learnt from; what comes after is left out. */
  private static final int LONGEST = 400;

  private final Sequences data;
  private final Options options;
  private final long seed;
  private final float[] mean;
  private final float[] scale;

  private RecurrentTrainer(Sequences data, Options options, long seed) {
    this.data = data;
    this.options = options;
    this.seed = seed;
    this.mean = new float[data.inputs()];
    this.scale = new float[data.inputs()];
  }

  /**
   * Trains.
   *
   * @param data at least {@value #FEWEST} sequences
   * @param seed of weights, batches and of which sequences are kept aside
   */
  public static Recurrent fit(Sequences data, Options options, long seed) {
    return train(data, options, seed).kernel();
  }

  /**
   * @param network as DL4J has it, for standardised inputs
   * @param kernel the same, for inputs as they are
   */
  record Trained(MultiLayerNetwork network, Recurrent kernel) {}

  static Trained train(Sequences data, Options options, long seed) {
    Nd4j.getEnvironment().setMaxThreads(1);
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    return new RecurrentTrainer(data, options, seed).train();
  }

  private Trained train() {
    standardise();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    List<Integer> aside = order.subList(0, data.size() / ASIDE);
    List<DataSet> learning = batches(order.subList(aside.size(), order.size()));
    List<DataSet> judging = batches(aside);
    MultiLayerNetwork network = network();
    INDArray best = network.params().dup();
    double least = loss(network, judging);
    int since = 0;
    for (int epoch = 0; epoch < options.epochs() && since < options.patience(); epoch++) {
      Collections.shuffle(learning, new Random(seed + epoch));
      learning.forEach(network::fit);
      double loss = loss(network, judging);
      since = loss < least ? 0 : since + 1;
      if (loss < least) {
        least = loss;
        best = network.params().dup();
      }
    }
    network.setParams(best);
    return new Trained(network, kernel(network));
  }

  private static double loss(MultiLayerNetwork network, List<DataSet> sets) {
    double sum = 0;
    for (DataSet set : sets) {
      sum += network.score(set, false) * set.numExamples();
    }
    return sum;
  }

  private MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(options.rate()))
                .weightInit(WeightInit.XAVIER)
                .l2(options.l2())
                .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                .gradientNormalizationThreshold(1)
                .list()
                .layer(
                    new LSTM.Builder()
                        .nIn(data.inputs())
                        .nOut(options.hidden())
                        .activation(Activation.TANH)
                        // DL4J takes the share that is kept.
                        .dropOut(1 - options.dropout())
                        .build())
                .layer(
                    new RnnOutputLayer.Builder(new LossBinaryXENT())
                        .activation(Activation.SIGMOID)
                        .nIn(options.hidden())
                        .nOut(data.outputs())
                        .build())
                .build());
    network.init();
    return network;
  }

  private void standardise() {
    double[] sum = new double[mean.length];
    double[] squares = new double[mean.length];
    long steps = 0;
    for (int sequence = 0; sequence < data.size(); sequence++) {
      for (int step = 0; step < data.length(sequence); step++) {
        float[] x = data.step(sequence, step);
        for (int i = 0; i < x.length; i++) {
          sum[i] += x[i];
          squares[i] += (double) x[i] * x[i];
        }
        steps++;
      }
    }
    for (int i = 0; i < mean.length; i++) {
      double average = sum[i] / steps;
      double variance = Math.max(0, squares[i] / steps - average * average);
      mean[i] = (float) average;
      // A rare input would become huge where it is there at all.
      scale[i] = variance < 1e-8 ? 0 : (float) (1 / Math.max(0.1, Math.sqrt(variance)));
    }
  }

  private List<DataSet> batches(List<Integer> sequences) {
    List<Integer> byLength = new ArrayList<>(sequences);
    byLength.sort(Comparator.comparingInt((Integer i) -> data.length(i)).thenComparingInt(i -> i));
    List<DataSet> batches = new ArrayList<>();
    for (int from = 0; from < byLength.size(); from += options.batch()) {
      int to = Math.min(byLength.size(), from + options.batch());
      batches.add(batch(byLength.subList(from, to)));
    }
    return batches;
  }

  private DataSet batch(List<Integer> sequences) {
    int length = sequences.stream().mapToInt(data::length).max().orElse(1);
    int kept = Math.min(LONGEST, length);
    int count = sequences.size();
    Padded padded = new Padded(count, kept);
    for (int row = 0; row < count; row++) {
      int sequence = sequences.get(row);
      for (int step = 0; step < Math.min(kept, data.length(sequence)); step++) {
        padded.put(row, step, sequence);
      }
    }
    return padded.dataSet();
  }

  /** A batch as ND4J wants it, shape [rows × width × steps], in plain arrays until it is full. */
  private final class Padded {

    private final int rows;
    private final int steps;
    private final float[] x;
    private final float[] y;
    private final float[] known;
    private final float[] mask;

    Padded(int rows, int steps) {
      this.rows = rows;
      this.steps = steps;
      this.x = new float[rows * data.inputs() * steps];
      this.y = new float[rows * data.outputs() * steps];
      this.known = new float[y.length];
      this.mask = new float[rows * steps];
    }

    void put(int row, int step, int sequence) {
      mask[row * steps + step] = 1;
      float[] values = data.step(sequence, step);
      for (int i = 0; i < values.length; i++) {
        x[(row * values.length + i) * steps + step] = (values[i] - mean[i]) * scale[i];
      }
      for (int output = 0; output < data.outputs(); output++) {
        int at = (row * data.outputs() + output) * steps + step;
        data.target(sequence, step, output)
            .ifPresent(positive -> {
              known[at] = 1;
              y[at] = positive ? 1 : 0;
            });
      }
    }

    DataSet dataSet() {
      long[] outputs = {rows, data.outputs(), steps};
      return new DataSet(
          Nd4j.create(x, new long[] {rows, data.inputs(), steps}, 'c'),
          Nd4j.create(y, outputs, 'c'),
          Nd4j.create(mask, new long[] {rows, steps}, 'c'),
          Nd4j.create(known, outputs, 'c'));
    }
  }

  private Recurrent kernel(MultiLayerNetwork network) {
    return new Recurrent(
        mean,
        scale,
        rows(network, "0_W"),
        rows(network, "0_RW"),
        rows(network, "0_b"),
        rows(network, "1_W"),
        rows(network, "1_b"));
  }

  /** Row by row, whatever order ND4J keeps it in. */
  private static float[] rows(MultiLayerNetwork network, String name) {
    return network.getParam(name).dup('c').data().asFloat();
  }
}
