package io.baton.training.report;

import io.baton.training.evaluation.Evaluation;
import io.baton.training.metric.Interval;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The numbers: every figure with its interval, and the ablation. */
final class TableSection {

  private final Evaluation evaluation;
  private final List<AblationRow> ablation;

  TableSection(Evaluation evaluation, List<AblationRow> ablation) {
    this.evaluation = evaluation;
    this.ablation = ablation;
  }

  String html() {
    return ablation() + figures();
  }

  private String figures() {
    Map<String, Map<String, Double>> blocks = new LinkedHashMap<>();
    evaluation.outcome().ifPresent(block -> blocks.put("outcome", block.figures()));
    evaluation.ongoing().ifPresent(block -> blocks.put("ongoing", block.figures()));
    evaluation.turn().ifPresent(block -> blocks.put("turn", block.figures()));
    evaluation.sentiment().ifPresent(block -> blocks.put("sentiment", block.figures()));
    String tables =
        blocks.entrySet().stream()
            .map(block -> table(block.getKey(), block.getValue()))
            .collect(Collectors.joining());
    return Html.section("All figures, out of fold, with 95 % intervals", tables);
  }

  private String table(String block, Map<String, Double> figures) {
    Map<String, Interval> intervals = evaluation.intervals().getOrDefault(block, Map.of());
    String rows =
        figures.entrySet().stream()
            .map(figure ->
                "<tr><th>%s</th><td>%s</td><td class=\"faint\">%s</td></tr>"
                    .formatted(
                        Html.escape(figure.getKey()),
                        Html.digits(figure.getValue()),
                        interval(intervals, figure.getKey())))
            .collect(Collectors.joining());
    return "<figure><h3>%s</h3><table class=\"figures\">%s</table></figure>"
        .formatted(Html.escape(block), rows);
  }

  private static String interval(Map<String, Interval> intervals, String name) {
    Interval interval = intervals.get(name);
    return interval == null
        ? ""
        : Html.digits(interval.low()) + " – " + Html.digits(interval.high());
  }

  private String ablation() {
    if (ablation.isEmpty()) {
      return "";
    }
    Set<String> names = new LinkedHashSet<>();
    ablation.forEach(row -> names.addAll(row.figures().keySet()));
    String head =
        names.stream()
            .map(name -> "<th>" + Html.escape(name) + "</th>")
            .collect(Collectors.joining("", "<tr><td></td>", "</tr>"));
    String rows = ablation.stream().map(row -> row(row, names)).collect(Collectors.joining());
    return Html.section(
        "What each part is worth",
        "<figure class=\"wide\"><div class=\"scroll\"><table class=\"figures\">"
            + head
            + rows
            + "</table></div><figcaption>Out of fold; the best of each column stands out, of each "
            + "part of the conversations by itself."
            + "</figcaption></figure>");
  }

  private String row(AblationRow row, Set<String> names) {
    return names.stream()
        .map(name -> {
          double value = row.figures().getOrDefault(name, Double.NaN);
          String style = value == best(name, row) ? " class=\"best\"" : "";
          return "<td" + style + ">" + Html.digits(value) + "</td>";
        })
        .collect(Collectors.joining("", "<tr><th>" + Html.escape(row.name()) + "</th>", "</tr>"));
  }

  /** Of the rows that were scored on the same conversations. */
  private double best(String name, AblationRow among) {
    var values =
        ablation.stream()
            .filter(row -> row.part().equals(among.part()))
            .mapToDouble(row -> row.figures().getOrDefault(name, Double.NaN))
            .filter(Double::isFinite)
            .summaryStatistics();
    boolean error = name.contains("ECE") || name.contains("Brier") || name.contains("loss");
    return error ? values.getMin() : values.getMax();
  }
}
