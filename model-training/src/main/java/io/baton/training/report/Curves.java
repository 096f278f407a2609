package io.baton.training.report;

import io.baton.training.metric.Calibration;
import io.baton.training.metric.Confusion;
import io.baton.training.metric.CurvePoint;
import io.baton.training.metric.Ranking;
import io.baton.training.metric.ReliabilityBin;
import java.util.ArrayList;
import java.util.List;

/** The pictures of one question with a yes or no answer: ROC, precision-recall, reliability. */
final class Curves {

  private static final double FINENESS = 1.0 / 300;

  private final Question question;

  Curves(Question question) {
    this.question = question;
  }

  /** Nothing where the labels do not have both classes. */
  String figures() {
    var roc = Ranking.rocCurve(question.scores(), question.positive());
    return roc.isEmpty() ? "" : roc(roc) + precisionRecall() + reliability();
  }

  private String roc(List<CurvePoint> curve) {
    Confusion chosen = question.confusion();
    var marks =
        List.<Mark>of(
            new Mark.Rule(new Point(0, 0), new Point(1, 1)),
            new Mark.Line("line s1", thinned(curve)),
            dot(chosen.falsePositiveRate(), chosen.recall()));
    return Html.figure(
        question.name() + ": ROC, area " + Html.digits(question.rocAuc()),
        "Share found against share of false alarms. The dot is the chosen threshold; the dashed"
            + " line is guessing.",
        plot("ROC curve", "false alarms", "found", marks));
  }

  private String precisionRecall() {
    Confusion chosen = question.confusion();
    double base = question.share();
    var marks =
        List.<Mark>of(
            new Mark.Rule(new Point(0, base), new Point(1, base)),
            new Mark.Line(
                "line s1", thinned(Ranking.prCurve(question.scores(), question.positive()))),
            dot(chosen.recall(), chosen.precision()));
    return Html.figure(
        question.name() + ": precision, area " + Html.digits(question.prAuc()),
        "How many of those pointed out were right, against how many were found. The dashed line"
            + " is guessing.",
        plot("Precision-recall curve", "found", "right", marks));
  }

  private String reliability() {
    var bins = Calibration.reliability(question.scores(), question.positive());
    double largest = bins.stream().mapToLong(ReliabilityBin::count).max().orElse(1);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Rule(new Point(0, 0), new Point(1, 1)));
    marks.add(
        new Mark.Line(
            "line s1 thin",
            bins.stream().map(b -> new Point(b.meanProbability(), b.positiveShare())).toList()));
    for (ReliabilityBin bin : bins) {
      marks.add(
          new Mark.Dot(
              "dot s1",
              new Point(bin.meanProbability(), bin.positiveShare()),
              3 + 9 * Math.sqrt(bin.count() / largest),
              "%d predictions of about %s; %s came true"
                  .formatted(
                      bin.count(),
                      Html.percent(bin.meanProbability()),
                      Html.percent(bin.positiveShare()))));
    }
    return Html.figure(
        question.name() + ": reliability, error " + Html.digits(question.ece()),
        "Of what was given a probability, how much came true. On the dashed line the model can be"
            + " taken at its word; larger dots hold more predictions.",
        plot("Reliability diagram", "predicted", "came true", marks));
  }

  private static String plot(String title, String x, String y, List<Mark> marks) {
    return new Plot(title, Axis.share(x), Axis.share(y), marks).svg();
  }

  private Mark dot(double x, double y) {
    return new Mark.Dot("dot chosen", new Point(x, y), 6, "chosen threshold");
  }

  private static List<Point> thinned(List<CurvePoint> curve) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < curve.size(); i++) {
      Point point = new Point(curve.get(i).x(), curve.get(i).y());
      if (kept.isEmpty() || i == curve.size() - 1 || far(kept.getLast(), point)) {
        kept.add(point);
      }
    }
    return kept;
  }

  private static boolean far(Point a, Point b) {
    return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y()) >= FINENESS;
  }
}
