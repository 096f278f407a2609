package io.baton.training.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What drives the risk: two bars for each part of the evidence, away from a middle line. */
final class DriverSection {

  private static final int MOST = 14;

  private final List<Driver> drivers;

  DriverSection(List<Driver> drivers) {
    this.drivers =
        drivers.stream()
            .sorted(Comparator.comparingDouble(Driver::strength).reversed())
            .limit(MOST)
            .toList();
  }

  String html() {
    if (drivers.isEmpty()) {
      return "";
    }
    double longest =
        drivers.stream()
            .mapToDouble(d -> Math.max(Math.abs(d.escalated()), Math.abs(d.quiet())))
            .max()
            .orElse(1);
    String rows =
        drivers.stream()
            .map(driver -> row(driver, longest == 0 ? 1 : longest))
            .collect(Collectors.joining());
    return Html.section(
        "What drives the risk",
        Html.figure(
            "Mean push on the log-odds",
            "To the right it raises the risk, to the left it lowers it; the strongest first. Over"
                + " conversations that the model learnt from.",
            "<p class=\"legend\"><span class=\"s1\">in conversations that needed a human</span>"
                + "<span class=\"s2\">in the others</span></p><div class=\"drivers\">"
                + rows
                + "</div>"));
  }

  private static String row(Driver driver, double longest) {
    return "<div class=\"name\">%s</div><div class=\"push\">%s%s</div>"
        .formatted(
            Html.escape(driver.name()),
            bar("s1", driver.escalated(), longest),
            bar("s2", driver.quiet(), longest));
  }

  private static String bar(String style, double push, double longest) {
    return "<i class=\"%s %s\" style=\"--length:%s%%\" title=\"%s\"></i>"
        .formatted(
            style,
            push < 0 ? "lowers" : "raises",
            String.format(Locale.ROOT, "%.1f", 50 * Math.abs(push) / longest),
            String.format(Locale.ROOT, "%+.3f", push));
  }
}
