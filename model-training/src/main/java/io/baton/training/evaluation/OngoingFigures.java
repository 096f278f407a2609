package io.baton.training.evaluation;

import io.baton.training.metric.Calibration;
import io.baton.training.metric.EarlyWarning;
import io.baton.training.metric.RiskTrack;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well {@code risk.eventually} warns while conversations go on. Undefined figures are NaN.
 *
 * @param aucAtTurn {@link EarlyWarning#aucAtTurn(List)}
 * @param recallAt10 share of the escalated conversations that gave the alarm before their last
 *     customer turn, at the threshold at which 10 % of the quiet training conversations ever do
 * @param medianLead {@link EarlyWarning#medianLead}, in customer turns
 * @param falseAlarms share of the quiet conversations that gave the alarm
 * @param ece {@link Calibration#ece} over all those customer turns
 */
public record OngoingFigures(
    Map<Integer, Double> aucAtTurn,
    double recallAt10,
    double medianLead,
    double falseAlarms,
    double ece) {

  public OngoingFigures {
    aucAtTurn = Collections.unmodifiableMap(new TreeMap<>(aucAtTurn));
  }

  static OngoingFigures of(List<RiskTrack> tracks) {
    return of(tracks, EarlyWarning.aucAtTurn(tracks));
  }

  /** Of tracks that were drawn, with the AUC at the given customer turns. */
  static OngoingFigures of(List<RiskTrack> drawn, Set<Integer> turns) {
    return of(drawn, EarlyWarning.aucAtTurn(drawn, turns));
  }

  private static OngoingFigures of(List<RiskTrack> tracks, Map<Integer, Double> aucAtTurn) {
    List<Moment> moments =
        tracks.stream()
            .flatMap(track -> track.risks().stream().map(r -> new Moment(r, track.escalated())))
            .toList();
    Cases all = Cases.of(moments, Moment::risk, Moment::escalated);
    return new OngoingFigures(
        aucAtTurn,
        EarlyWarning.recall(tracks),
        EarlyWarning.medianLead(tracks),
        EarlyWarning.falseAlarms(tracks),
        Calibration.ece(all.scores(), all.positive()));
  }

  private record Moment(double risk, boolean escalated) {}

  /** {@link EarlyWarning#meanAuc}. */
  public double meanAuc() {
    return EarlyWarning.meanAuc(aucAtTurn);
  }

  /** By name, in the order in which they are told. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("meanAuc", meanAuc());
    figures.put("recallAt10", recallAt10);
    figures.put("medianLead", medianLead);
    figures.put("falseAlarms", falseAlarms);
    figures.put("ece", ece);
    return figures;
  }
}
