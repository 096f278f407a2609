package io.baton.training.evaluation;

import io.baton.training.metric.Interval;
import java.util.Locale;
import java.util.Map;

/** An evaluation as a table for the terminal. */
public final class EvaluationText {

  private final StringBuilder out = new StringBuilder();

  private EvaluationText() {}

  /** One line for each figure, with its interval. */
  public static String write(Evaluation evaluation) {
    EvaluationText text = new EvaluationText();
    evaluation.outcome().ifPresent(b -> text.block("outcome", b.figures(), evaluation));
    evaluation
        .ongoing()
        .ifPresent(b -> {
          text.block("ongoing", b.figures(), evaluation);
          text.aucs(b.aucAtTurn());
        });
    evaluation.turn().ifPresent(b -> text.block("turn", b.figures(), evaluation));
    evaluation
        .sentiment()
        .ifPresent(b -> {
          text.block("sentiment", b.figures(), evaluation);
          text.line("  scheme      " + b.scheme().wireName());
          text.languages(b);
        });
    evaluation
        .groups()
        .forEach(
            (by, groups) -> groups.forEach((name, group) -> text.group(by + " " + name, group)));
    return text.out.isEmpty()
        ? "The history has no labels to measure by." + System.lineSeparator()
        : text.out.toString();
  }

  private void block(String name, Map<String, Double> figures, Evaluation evaluation) {
    Map<String, Interval> intervals = evaluation.intervals().getOrDefault(name, Map.of());
    line(name);
    figures.forEach((figure, value) -> {
      Interval interval = intervals.get(figure);
      String range =
          interval == null ? "" : "   " + number(interval.low()) + " to " + number(interval.high());
      line("  %-12s%s%s".formatted(figure, number(value), range));
    });
  }

  private void aucs(Map<Integer, Double> aucs) {
    aucs.forEach((turn, auc) -> line("  auc at %-5d%s".formatted(turn, number(auc))));
  }

  private void languages(SentimentFigures figures) {
    figures
        .byLanguage()
        .forEach((language, told) ->
            line("  macroF1 %-4s%s".formatted(language, number(told.macroF1()))));
  }

  /** Whether it is as well ordered and calibrated there as everywhere. */
  private void group(String name, Evaluation group) {
    line(name);
    group.outcome().ifPresent(b -> two("outcome", b.rocAuc(), b.ece()));
    group.ongoing().ifPresent(b -> two("ongoing", b.meanAuc(), b.ece()));
    group.turn().ifPresent(b -> two("turn", b.rocAuc(), b.ece()));
  }

  private void two(String block, double auc, double ece) {
    line("  %-12sauc%s   ece%s".formatted(block, number(auc), number(ece)));
  }

  private void line(String words) {
    out.append(words).append(System.lineSeparator());
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%7.3f", value) : "      –";
  }
}
