package io.baton.training.evaluation;

import io.baton.training.metric.Calibration;
import io.baton.training.metric.Confusion;
import io.baton.training.metric.GoldenTransfer;
import io.baton.training.metric.Ranking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How well {@code risk.now} tells at which turns a human is needed, over the turns of any speaker
 * that carry the label. Undefined figures are NaN.
 *
 * @param rocAuc {@link Ranking#rocAuc}
 * @param confusion at the threshold of the model
 * @param goldenTransfer GT-I, GT-II and GT-III: mean {@link GoldenTransfer#score} over the
 *     conversations with tolerance 1, 2 and 3; a position counts the labelled turns before it, as
 *     in the paper, whose utterances are all labelled
 * @param brier {@link Calibration#brier}
 * @param ece {@link Calibration#ece}
 */
public record TurnFigures(
    double rocAuc, Confusion confusion, List<Double> goldenTransfer, double brier, double ece) {

  public TurnFigures {
    goldenTransfer = List.copyOf(goldenTransfer);
  }

  /** Of conversations, each as its labelled turns in order. */
  static TurnFigures of(List<List<TurnCase>> conversations) {
    List<TurnCase> turns = conversations.stream().flatMap(List::stream).toList();
    Cases all = Cases.of(turns, TurnCase::risk, TurnCase::needed);
    Cases decided = Cases.of(turns, turn -> turn.predicted() ? 1 : 0, TurnCase::needed);
    return new TurnFigures(
        Ranking.rocAuc(all.scores(), all.positive()),
        Confusion.of(decided.scores(), decided.positive(), 1),
        List.of(golden(conversations, 1), golden(conversations, 2), golden(conversations, 3)),
        Calibration.brier(all.scores(), all.positive()),
        Calibration.ece(all.scores(), all.positive()));
  }

  private static double golden(List<List<TurnCase>> conversations, int tolerance) {
    return conversations.stream()
        .mapToDouble(turns ->
            GoldenTransfer.score(
                positions(turns, TurnCase::predicted),
                positions(turns, TurnCase::needed),
                tolerance))
        .average()
        .orElse(Double.NaN);
  }

  private static List<Integer> positions(List<TurnCase> turns, Predicate<TurnCase> wanted) {
    return IntStream.range(0, turns.size()).filter(i -> wanted.test(turns.get(i))).boxed().toList();
  }

  /** By name, in the order in which they are told. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("rocAuc", rocAuc);
    figures.put("f1", confusion.f1());
    figures.put("macroF1", confusion.macroF1());
    for (int i = 0; i < goldenTransfer.size(); i++) {
      figures.put("gt" + (i + 1), goldenTransfer.get(i));
    }
    figures.put("brier", brier);
    figures.put("ece", ece);
    return figures;
  }
}
