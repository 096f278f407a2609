package io.baton.training.report;

import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.OngoingFigures;
import io.baton.training.evaluation.OutcomeFigures;
import io.baton.training.evaluation.SentimentFigures;
import io.baton.training.evaluation.TurnFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The top of the page: what the model is worth in one sentence and a few large numbers. */
final class Headline {

  private static final int SHORT = 40;

  private final Evaluation evaluation;

  Headline(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  String html(String title, Map<String, String> facts) {
    return ("<header><h1>%s</h1><p class=\"lead\">%s</p><div class=\"tiles\">%s</div>%s"
            + "<details><summary>How it was made</summary>%s</details></header>")
        .formatted(
            Html.escape(title),
            Html.escape(sentence()),
            tiles(),
            list(facts, fact -> fact.length() <= SHORT),
            list(facts, fact -> fact.length() > SHORT));
  }

  private static String list(Map<String, String> facts, Predicate<String> wanted) {
    return facts.entrySet().stream()
        .filter(fact -> wanted.test(fact.getValue()))
        .map(fact ->
            "<div><dt>%s</dt><dd>%s</dd></div>"
                .formatted(Html.escape(fact.getKey()), Html.escape(fact.getValue())))
        .collect(Collectors.joining("", "<dl>", "</dl>"));
  }

  private String sentence() {
    return evaluation
        .ongoing()
        .filter(Headline::hasBothClasses)
        .map(Headline::warning)
        .or(() -> evaluation.turn().map(Headline::turns))
        .or(() -> evaluation.sentiment().map(Headline::tone))
        .orElse("There were no labels to measure this model by.");
  }

  private static boolean hasBothClasses(OngoingFigures figures) {
    return Double.isFinite(figures.recallAt10()) && Double.isFinite(figures.falseAlarms());
  }

  private static String warning(OngoingFigures figures) {
    String found = Html.percent(figures.recallAt10());
    String alarms = Html.percent(figures.falseAlarms());
    return Double.isFinite(figures.medianLead())
        ? ("While a conversation goes on, it points out %s of those that will need a human,"
                + " usually %.0f customer turns before the end, and disturbs %s of those that"
                + " will not.")
            .formatted(found, figures.medianLead(), alarms)
        : ("While a conversation goes on, it points out %s of those that will need a human and"
                + " disturbs %s of those that will not.")
            .formatted(found, alarms);
  }

  private static String turns(TurnFigures figures) {
    return ("It finds %s of the turns at which a human is needed; %s of those it points out are"
            + " right.")
        .formatted(
            Html.percent(figures.confusion().recall()),
            Html.percent(figures.confusion().precision()));
  }

  private static String tone(SentimentFigures figures) {
    return "It tells the tone of %s of the turns as people did."
        .formatted(Html.percent(figures.confusion().accuracy()));
  }

  private String tiles() {
    List<String> tiles = new ArrayList<>();
    evaluation.ongoing().ifPresent(block -> tiles.addAll(ongoing(block)));
    evaluation.turn().ifPresent(block -> tiles.addAll(turn(block)));
    evaluation.outcome().ifPresent(block -> tiles.addAll(outcome(block)));
    evaluation
        .sentiment()
        .ifPresent(
            block -> tiles.add(tile(Html.digits(block.confusion().macroF1()), "F1 of the tone")));
    return String.join("", tiles);
  }

  private static List<String> ongoing(OngoingFigures block) {
    String lead = Double.isFinite(block.medianLead()) ? "%.0f".formatted(block.medianLead()) : "–";
    return List.of(
        tile(Html.percent(block.recallAt10()), "warned before the end"),
        tile(lead, "customer turns of lead"),
        tile(Html.percent(block.falseAlarms()), "false alarms"));
  }

  private static List<String> turn(TurnFigures block) {
    return List.of(
        tile(Html.digits(block.rocAuc()), "AUC per turn"),
        tile(Html.digits(block.goldenTransfer().getFirst()), "golden transfer, tolerance 1"));
  }

  private static List<String> outcome(OutcomeFigures block) {
    return List.of(
        tile(Html.digits(block.rocAuc()), "AUC of the outcome"),
        tile(Html.digits(block.ece()), "calibration error"));
  }

  private static String tile(String number, String words) {
    return "<div class=\"tile\"><b>%s</b><span>%s</span></div>"
        .formatted(Html.escape(number), Html.escape(words));
  }
}
