package io.baton.training.sentiment;

import io.baton.escalation.kernel.Blend;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.linear.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits one head: a logistic regression for each class against the rest, the penalty chosen by
 * macro-F1 on folds, then calibrated and its offsets chosen on what the folds' models say of texts
 * that they have not seen.
 */
final class HeadFitter {

  private static final List<Double> PENALTIES = List.of(0.01, 0.04, 0.16);
  private static final int ITERATIONS = 120;
  private static final int RAREST = 2;
  private static final double FURTHEST_OFFSET = 1.5;
  private static final double OFFSET_STEP = 0.1;
  private static final int PASSES = 2;

  private final SentimentSamples samples;
  private final int folds;

  HeadFitter(SentimentSamples samples, int folds) {
    this.samples = samples;
    this.folds = folds;
  }

  /**
   * What was learnt.
   *
   * @param head how to answer
   * @param fits for each class, by column of the samples' rows
   * @param macroF1 of the named classes, out of fold
   */
  record FittedHead(SentimentHead head, List<LogisticRegression.Fit> fits, double macroF1) {

    FittedHead {
      fits = List.copyOf(fits);
    }
  }

  FittedHead fit() {
    double bestPenalty = PENALTIES.getFirst();
    double best = -1;
    SentimentHead bestHead = null;
    for (double penalty : PENALTIES) {
      double[][] logOdds = outOfFold(penalty);
      SentimentHead head = head(logOdds);
      double macroF1 = macroF1(head, logOdds);
      if (macroF1 > best) {
        best = macroF1;
        bestPenalty = penalty;
        bestHead = head;
      }
    }
    if (bestHead == null) {
      throw new IllegalStateException("no penalty was tried");
    }
    return new FittedHead(bestHead, fits(bestPenalty, -1), best);
  }

  private double[][] outOfFold(double penalty) {
    double[][] logOdds = new double[samples.size()][samples.classes().size()];
    for (int fold = 0; fold < folds; fold++) {
      List<LogisticRegression.Fit> fits = fits(penalty, fold);
      for (int row = 0; row < samples.size(); row++) {
        if (samples.folds().get(row) == fold) {
          for (int i = 0; i < fits.size(); i++) {
            logOdds[row][i] = fits.get(i).bias() + samples.rows().dot(row, fits.get(i).weights());
          }
        }
      }
    }
    return logOdds;
  }

  private List<LogisticRegression.Fit> fits(double penalty, int without) {
    double[] importance = new double[samples.size()];
    for (int row = 0; row < importance.length; row++) {
      importance[row] = samples.folds().get(row) == without ? 0 : 1;
    }
    List<LogisticRegression.Fit> fits = new ArrayList<>();
    for (int i = 0; i < samples.classes().size(); i++) {
      fits.add(
          i == 1 && samples.classes().size() == 2
              ? mirrored(fits.getFirst())
              : fit(penalty, importance, i));
    }
    return fits;
  }

  private LogisticRegression.Fit fit(double penalty, double[] importance, int which) {
    boolean[] positive = new boolean[importance.length];
    for (int row = 0; row < positive.length; row++) {
      positive[row] = samples.truth().get(row) == which;
    }
    return LogisticRegression.fit(
        samples.rows(),
        positive,
        importance,
        new LogisticRegression.Options(penalty, ITERATIONS, RAREST, false));
  }

  private static LogisticRegression.Fit mirrored(LogisticRegression.Fit fit) {
    return new LogisticRegression.Fit(
        Arrays.stream(fit.weights()).map(weight -> -weight).toArray(), -fit.bias());
  }

  private SentimentHead head(double[][] logOdds) {
    List<Blend> calibration = new ArrayList<>();
    for (int i = 0; i < samples.classes().size(); i++) {
      calibration.add(calibration(logOdds, i));
    }
    int size = samples.classes().size();
    SentimentHead head =
        new SentimentHead(
            samples.scheme(), samples.classes(), calibration, Collections.nCopies(size, 0.0));
    for (int pass = 0; pass < PASSES; pass++) {
      for (int i = 0; i < size; i++) {
        head = withBestOffset(head, i, logOdds);
      }
    }
    return head;
  }

  /** Platt's scaling (1999): logistic regression on the one log-odds. */
  private Blend calibration(double[][] logOdds, int which) {
    SparseRows rows = new SparseRows();
    boolean[] positive = new boolean[logOdds.length];
    double[] importance = new double[logOdds.length];
    Arrays.fill(importance, 1);
    for (int row = 0; row < logOdds.length; row++) {
      Map<Long, Float> cells = new HashMap<>();
      cells.put(0L, (float) logOdds[row][which]);
      rows.add(cells);
      positive[row] = samples.truth().get(row) == which;
    }
    LogisticRegression.Fit fit =
        LogisticRegression.fit(
            rows, positive, importance, new LogisticRegression.Options(1, ITERATIONS, 1, false));
    return new Blend(new float[] {(float) fit.bias(), (float) fit.weights()[0]});
  }

  private SentimentHead withBestOffset(SentimentHead head, int which, double[][] logOdds) {
    SentimentHead best = head;
    double most = macroF1(head, logOdds);
    for (double offset = -FURTHEST_OFFSET; offset <= FURTHEST_OFFSET; offset += OFFSET_STEP) {
      List<Double> offsets = new ArrayList<>(head.offsets());
      offsets.set(which, offset);
      SentimentHead other =
          new SentimentHead(head.scheme(), head.classes(), head.calibration(), offsets);
      double macroF1 = macroF1(other, logOdds);
      if (macroF1 > most) {
        most = macroF1;
        best = other;
      }
    }
    return best;
  }

  private double macroF1(SentimentHead head, double[][] logOdds) {
    int size = head.size();
    double[] hit = new double[size];
    double[] all = new double[size];
    for (int row = 0; row < logOdds.length; row++) {
      int named = head.named(head.probabilities(logOdds[row]));
      int truth = samples.truth().get(row);
      hit[truth] += named == truth ? 1 : 0;
      all[truth]++;
      all[named]++;
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += all[i] == 0 ? 0 : 2 * hit[i] / all[i];
    }
    return sum / size;
  }
}
