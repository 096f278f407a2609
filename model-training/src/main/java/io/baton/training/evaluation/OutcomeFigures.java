package io.baton.training.evaluation;

import io.baton.training.metric.Calibration;
import io.baton.training.metric.Confusion;
import io.baton.training.metric.Ranking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well it is told of conversations that are over whether they needed a human. Undefined figures
 * are NaN.
 *
 * @param rocAuc {@link Ranking#rocAuc}
 * @param prAuc {@link Ranking#prAuc}
 * @param confusion at the threshold of the model
 * @param brier {@link Calibration#brier}
 * @param ece {@link Calibration#ece}
 * @param logLoss {@link Calibration#logLoss}
 */
public record OutcomeFigures(
    double rocAuc, double prAuc, Confusion confusion, double brier, double ece, double logLoss) {

  static OutcomeFigures of(List<OutcomeCase> cases) {
    Cases all = Cases.of(cases, OutcomeCase::probability, OutcomeCase::escalated);
    return new OutcomeFigures(
        Ranking.rocAuc(all.scores(), all.positive()),
        Ranking.prAuc(all.scores(), all.positive()),
        confusion(cases),
        Calibration.brier(all.scores(), all.positive()),
        Calibration.ece(all.scores(), all.positive()),
        Calibration.logLoss(all.scores(), all.positive()));
  }

  private static Confusion confusion(List<OutcomeCase> cases) {
    Cases decided = Cases.of(cases, c -> c.predicted() ? 1 : 0, OutcomeCase::escalated);
    return Confusion.of(decided.scores(), decided.positive(), 1);
  }

  /** How many conversations. */
  public long n() {
    return confusion.total();
  }

  /** By name, in the order in which they are told. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rocAuc", rocAuc);
    figures.put("prAuc", prAuc);
    figures.put("f1", confusion.f1());
    figures.put("macroF1", confusion.macroF1());
    figures.put("brier", brier);
    figures.put("ece", ece);
    figures.put("logLoss", logLoss);
    return figures;
  }
}
