package io.baton.training.request;

import io.baton.escalation.request.PhraseBlend;
import java.util.Arrays;
import java.util.List;

/** What models that had not seen a phrase say of it. Not thread-safe. */
final class HeldOutPhrases {

  private static final double MOST_THRESHOLD = 4;
  private static final double STEP = 0.05;
  private static final double[] SHARES = {0, 0.25, 0.5, 1, 1.5};

  /** The narrower, the seldomer are the nets asked; the last is as good as always. */
  private static final double[] SURES = {1, 1.5, 2, 3, 4, 5, 6, 8};

  /** What may be lost of recall less false positives so that the nets are asked less. */
  private static final double LOSS = 0.001;

  private final List<LabelledPhrase> phrases;
  private final double[] linear;
  private final double[] nets;

  HeldOutPhrases(List<LabelledPhrase> phrases) {
    this.phrases = phrases;
    this.linear = new double[phrases.size()];
    this.nets = new double[phrases.size()];
  }

  /** Log-odds of phrase i. */
  void set(int i, double ofLinear, double ofNets) {
    linear[i] = ofLinear;
    nets[i] = ofNets;
  }

  /**
   * How to read the models together.
   *
   * @param sure linear log-odds beyond which the nets are not asked
   * @param share of the nets
   * @param threshold log-odds from which a phrase is one
   */
  record Reading(double sure, double share, double threshold) {}

  /**
   * The reading at which recall less false positives is most, where the nets are asked as seldom as
   * that loses next to nothing.
   */
  Reading best() {
    Reading widest = best(SURES[SURES.length - 1]);
    double enough = recallLessFalsePositives(widest) - LOSS;
    return Arrays.stream(SURES)
        .mapToObj(this::best)
        .filter(reading -> recallLessFalsePositives(reading) >= enough)
        .findFirst()
        .orElse(widest);
  }

  private Reading best(double sure) {
    Reading best = new Reading(sure, 0, 0);
    double most = Double.NEGATIVE_INFINITY;
    for (double share : SHARES) {
      for (double threshold = -MOST_THRESHOLD; threshold <= MOST_THRESHOLD; threshold += STEP) {
        Reading reading = new Reading(sure, share, threshold);
        double margin = recallLessFalsePositives(reading);
        if (margin > most) {
          most = margin;
          best = reading;
        }
      }
    }
    return best;
  }

  private double recallLessFalsePositives(Reading reading) {
    int[] all = new int[2];
    int[] found = new int[2];
    for (int i = 0; i < linear.length; i++) {
      int truth = phrases.get(i).truth() ? 1 : 0;
      all[truth]++;
      found[truth] += says(i, reading) ? 1 : 0;
    }
    return (double) found[1] / all[1] - (double) found[0] / all[0];
  }

  private boolean says(int i, Reading reading) {
    return PhraseBlend.above(
            linear[i], nets[i], reading.sure(), reading.share(), reading.threshold())
        >= 0;
  }

  PhraseScores scores(Reading reading) {
    PhraseScores scores = new PhraseScores();
    for (int i = 0; i < linear.length; i++) {
      scores.add(phrases.get(i), says(i, reading));
    }
    return scores;
  }
}
