package io.baton.training.report;

import io.baton.training.evaluation.SentimentFigures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which tone was taken for which. */
final class SentimentSection {

  private final SentimentFigures figures;

  SentimentSection(SentimentFigures figures) {
    this.figures = figures;
  }

  String html() {
    List<String> classes = figures.confusion().classes();
    String head =
        classes.stream()
            .map(name -> "<th>" + Html.escape(name) + "</th>")
            .collect(Collectors.joining("", "<tr><td></td>", "</tr>"));
    String rows =
        IntStream.range(0, classes.size()).mapToObj(this::row).collect(Collectors.joining());
    return Html.section(
        "The tone of single turns",
        Html.figure(
            "Macro-F1 " + Html.digits(figures.confusion().macroF1()),
            figures.n()
                + " turns; a row is what people said, a column what the model says, with the share"
                + " of the row.",
            "<div class=\"scroll\"><table class=\"matrix\">" + head + rows + "</table></div>"));
  }

  private String row(int truth) {
    List<Long> counts = figures.confusion().counts().get(truth);
    double all = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
    String name = figures.confusion().classes().get(truth);
    return IntStream.range(0, counts.size())
        .mapToObj(predicted ->
            cell(predicted == truth, counts.get(predicted), counts.get(predicted) / all))
        .collect(Collectors.joining("", "<tr><th>" + Html.escape(name) + "</th>", "</tr>"));
  }

  private static String cell(boolean right, long count, double share) {
    return "<td class=\"%s\" style=\"--share:%s\"><b>%d</b><span>%s</span></td>"
        .formatted(
            right ? "right" : "wrong",
            String.format(Locale.ROOT, "%.2f", share),
            count,
            Html.percent(share));
  }
}
