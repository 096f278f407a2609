package io.baton.training.escalation;

import io.baton.conversation.Turn;
import io.baton.escalation.model.Thresholds;
import io.baton.training.escalation.table.Targets;
import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.metric.Confusion;
import io.baton.training.metric.EarlyWarning;
import io.baton.training.metric.RiskTrack;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses decision thresholds on conversations that were scored out of fold, by what their heads
 * learn: an outcome may follow from the labels of turns.
 */
final class ThresholdChoice {

  private static final double WITHOUT_LABELS = 0.5;
  private static final int STEPS = 200;

  private ThresholdChoice() {}

  static Thresholds of(List<ScoredConversation> scored) {
    return new Thresholds(outcome(scored), turn(scored), alarm(scored));
  }

  private static double outcome(List<ScoredConversation> scored) {
    List<Double> scores = new ArrayList<>();
    List<Boolean> truth = new ArrayList<>();
    for (ScoredConversation one : scored) {
      Targets.of(one.conversation())
          .outcome()
          .ifPresent(escalated -> {
            scores.add(one.outcome());
            truth.add(escalated);
          });
    }
    return best(scores, truth);
  }

  private static double turn(List<ScoredConversation> scored) {
    List<Double> scores = new ArrayList<>();
    List<Boolean> truth = new ArrayList<>();
    for (ScoredConversation one : scored) {
      List<Turn> turns = one.conversation().turns();
      for (int i = 0; i < turns.size(); i++) {
        double now = one.riskPerTurn().get(i).now();
        turns
            .get(i)
            .label()
            .needsHuman()
            .ifPresent(needed -> {
              scores.add(now);
              truth.add(needed);
            });
      }
    }
    return best(scores, truth);
  }

  /** With the best macro F1; the lowest of those that are as good. */
  private static double best(List<Double> scores, List<Boolean> truth) {
    if (!truth.contains(true) || !truth.contains(false)) {
      return WITHOUT_LABELS;
    }
    double[] probabilities = scores.stream().mapToDouble(Double::doubleValue).toArray();
    boolean[] labels = new boolean[truth.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = truth.get(i);
    }
    double best = WITHOUT_LABELS;
    double bestScore = -1;
    for (int step = 1; step < STEPS; step++) {
      double threshold = (double) step / STEPS;
      double score = Confusion.of(probabilities, labels, threshold).macroF1();
      if (score > bestScore) {
        bestScore = score;
        best = threshold;
      }
    }
    return best;
  }

  /**
   * At which a tenth of the quiet conversations gives the alarm. Where fewer go on after a customer
   * turn, so that this would be anything above 0, a tenth of those that do.
   */
  private static double alarm(List<ScoredConversation> scored) {
    List<RiskTrack> quiet =
        scored.stream()
            .filter(one -> !Targets.of(one.conversation()).outcome().orElse(true))
            .map(one -> new RiskTrack(false, one.ongoingRisks(), 1))
            .toList();
    List<RiskTrack> goingOn = quiet.stream().filter(one -> !one.risks().isEmpty()).toList();
    if (goingOn.isEmpty()) {
      return WITHOUT_LABELS;
    }
    boolean few = goingOn.size() <= EarlyWarning.QUIET_ALARMS * quiet.size();
    return EarlyWarning.threshold(few ? goingOn : quiet, EarlyWarning.QUIET_ALARMS);
  }
}
