package io.baton.training.report;

import io.baton.training.metric.Confusion;
import io.baton.training.metric.EarlyWarning;
import io.baton.training.metric.RiskTrack;
import java.util.List;
import java.util.Locale;

/** What the chosen thresholds do: right and wrong answers as areas. */
final class DecisionSection {

  private final Questions questions;

  DecisionSection(Questions questions) {
    this.questions = questions;
  }

  String html() {
    return Html.section(
        "What the chosen thresholds do",
        matrix(questions.outcome(), "conversations that are over")
            + alarms(questions.tracks())
            + matrix(questions.now(), "turns"));
  }

  private static String matrix(Question question, String unit) {
    return question.count() == 0
        ? ""
        : matrix(
            "%s: F1 %s".formatted(question.name(), Html.digits(question.confusion().f1())),
            question.confusion(),
            "%d %s, threshold %s."
                .formatted(question.count(), unit, Html.digits(question.threshold())));
  }

  private static String alarms(List<RiskTrack> tracks) {
    if (tracks.isEmpty()) {
      return "";
    }
    long warned = alarms(tracks, true);
    long disturbed = alarms(tracks, false);
    long escalated = tracks.stream().filter(RiskTrack::escalated).count();
    Confusion confusion =
        new Confusion(warned, disturbed, escalated - warned, tracks.size() - escalated - disturbed);
    return matrix(
        "Alarm before the end",
        confusion,
        "%d conversations; an alarm counts at any customer turn but the last. Chosen so that %s of"
                .formatted(tracks.size(), Html.percent(EarlyWarning.QUIET_ALARMS))
            + " the quiet ones in training gave it.");
  }

  private static long alarms(List<RiskTrack> tracks, boolean escalated) {
    return tracks.stream()
        .filter(track -> track.escalated() == escalated && track.lead().isPresent())
        .count();
  }

  private static String matrix(String heading, Confusion seen, String reading) {
    String table =
        "<table class=\"matrix\"><tr><td></td><th>model: human</th><th>model: no human</th></tr>"
            + "<tr><th>needed</th>%s%s</tr><tr><th>not needed</th>%s%s</tr></table>"
                .formatted(
                    cell("right", "found", seen.truePositives(), seen.recall()),
                    cell("wrong", "missed", seen.falseNegatives(), 1 - seen.recall()),
                    cell("wrong", "false alarm", seen.falsePositives(), seen.falsePositiveRate()),
                    cell(
                        "right", "left alone", seen.trueNegatives(), 1 - seen.falsePositiveRate()));
    return Html.figure(heading, reading, table);
  }

  private static String cell(String style, String name, long count, double share) {
    return "<td class=\"%s\" style=\"--share:%s\"><b>%d</b><span>%s</span><span>%s</span></td>"
        .formatted(
            style, String.format(Locale.ROOT, "%.2f", share), count, name, Html.percent(share));
  }
}
