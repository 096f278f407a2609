package io.baton.training.report;

import io.baton.training.metric.EarlyWarning;
import io.baton.training.metric.Quantiles;
import io.baton.training.metric.RiskTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How early the model warns: AUC by length of the prefix, course of the risk, lead time. */
final class WarningSection {

  private static final int FEWEST = 5;
  private static final int LONGEST_LEAD = 12;

  private final List<RiskTrack> tracks;

  WarningSection(List<RiskTrack> tracks) {
    this.tracks = tracks;
  }

  String html() {
    boolean both =
        tracks.stream().anyMatch(RiskTrack::escalated)
            && tracks.stream().anyMatch(track -> !track.escalated());
    return both ? Html.section("How early it warns", course() + auc() + lead()) : "";
  }

  private String course() {
    int last = EarlyWarning.LAST_TURN;
    List<Mark> marks = new ArrayList<>();
    marks.addAll(band("s2", false, last));
    marks.addAll(band("s1", true, last));
    double highest =
        marks.stream()
            .filter(Mark.Band.class::isInstance)
            .flatMap(mark -> ((Mark.Band) mark).high().stream())
            .mapToDouble(Point::y)
            .max()
            .orElse(1);
    String legend =
        "<p class=\"legend\"><span class=\"s1\">needed a human</span>"
            + "<span class=\"s2\">did not</span></p>";
    return Html.figure(
        "The risk while conversations go on",
        "Median risk after each customer turn, with the middle half of the conversations around"
            + " it.",
        legend
            + new Plot(
                    "Risk by customer turn",
                    Axis.counts("customer turn", 1, last),
                    Axis.shareUpTo("risk before the end", highest),
                    marks)
                .svg());
  }

  private List<Mark> band(String style, boolean escalated, int last) {
    List<Point> low = new ArrayList<>();
    List<Point> middle = new ArrayList<>();
    List<Point> high = new ArrayList<>();
    for (int turn = 1; turn <= last; turn++) {
      double[] risks = risksAt(turn, escalated);
      if (risks.length >= FEWEST) {
        low.add(new Point(turn, Quantiles.of(risks, 0.25)));
        middle.add(new Point(turn, Quantiles.of(risks, 0.5)));
        high.add(new Point(turn, Quantiles.of(risks, 0.75)));
      }
    }
    return low.isEmpty()
        ? List.of()
        : List.of(new Mark.Band(style, low, high), new Mark.Line("line " + style, middle));
  }

  private double[] risksAt(int turn, boolean escalated) {
    return tracks.stream()
        .filter(track -> track.escalated() == escalated && track.risks().size() >= turn)
        .mapToDouble(track -> track.risks().get(turn - 1))
        .sorted()
        .toArray();
  }

  private String auc() {
    Map<Integer, Double> aucs = EarlyWarning.aucAtTurn(tracks);
    if (aucs.isEmpty()) {
      return "";
    }
    List<Point> points =
        aucs.entrySet().stream().map(e -> new Point(e.getKey(), e.getValue())).toList();
    double lowest = points.stream().mapToDouble(Point::y).min().orElse(0.5);
    double from = Math.min(0.4, Math.floor(lowest * 10) / 10);
    List<Double> ticks = new ArrayList<>();
    for (int tick = (int) Math.round(from * 10); tick <= 10; tick++) {
      ticks.add(tick / 10.0);
    }
    List<Mark> marks = new ArrayList<>();
    int last = EarlyWarning.LAST_TURN;
    marks.add(new Mark.Rule(new Point(1, 0.5), new Point(last, 0.5)));
    marks.add(new Mark.Line("line s1", points));
    points.forEach(p ->
        marks.add(
            new Mark.Dot("dot s1", p, 4, "turn %.0f: %s".formatted(p.x(), Html.digits(p.y())))));
    return Html.figure(
        "AUC by length, mean " + Html.digits(EarlyWarning.meanAuc(aucs)),
        "How well the two kinds are told apart after so many customer turns, among conversations"
            + " that go on. The dashed line is guessing.",
        new Plot(
                "AUC by customer turn",
                Axis.counts("customer turn", 1, last),
                new Axis("AUC", from, 1, ticks, false),
                marks)
            .svg());
  }

  private String lead() {
    double[] leads = EarlyWarning.leads(tracks);
    if (leads.length == 0) {
      return "";
    }
    long[] counts = new long[LONGEST_LEAD + 1];
    Arrays.stream(leads).forEach(lead -> counts[(int) Math.min(lead, LONGEST_LEAD)]++);
    double escalated = tracks.stream().filter(RiskTrack::escalated).count();
    List<Mark> marks = new ArrayList<>();
    double highest = 0;
    for (int lead = 1; lead <= LONGEST_LEAD; lead++) {
      double share = counts[lead] / escalated;
      highest = Math.max(highest, share);
      marks.add(
          new Mark.Bar(
              "bar s1",
              lead - 0.4,
              lead + 0.4,
              share,
              "%d conversations, %d turns before the end".formatted(counts[lead], lead)));
    }
    return Html.figure(
        "Warned %s, median %.0f turns before the end"
            .formatted(Html.percent(EarlyWarning.recall(tracks)), EarlyWarning.medianLead(tracks)),
        "Customer turns from the first alarm to the last one, as a share of the conversations that"
            + " needed a human; "
            + LONGEST_LEAD
            + " stands for more.",
        new Plot(
                "Lead time",
                Axis.counts("customer turns of lead", 0.4, LONGEST_LEAD + 0.6),
                Axis.shareUpTo("conversations", highest),
                marks)
            .svg());
  }
}
