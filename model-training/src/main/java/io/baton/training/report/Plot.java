package io.baton.training.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plot with two axes, as inline SVG that takes its colours from the page.
 *
 * @param title what it shows, for those who cannot see it
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param marks drawn in this order
 */
record Plot(String title, Axis x, Axis y, List<Mark> marks) {

  private static final double WIDTH = 440;
  private static final double HEIGHT = 300;
  private static final double LEFT = 60;
  private static final double RIGHT = 22;
  private static final double TOP = 12;
  private static final double BOTTOM = 46;

  Plot {
    marks = List.copyOf(marks);
  }

  String svg() {
    return "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">%s%s%s</svg>"
        .formatted(
            number(WIDTH),
            number(HEIGHT),
            Html.escape(title),
            grid(),
            marks.stream().map(this::draw).collect(Collectors.joining()),
            labels());
  }

  private String grid() {
    Stream<String> across =
        y.ticks().stream()
            .map(tick ->
                line("grid", LEFT, down(tick), WIDTH - RIGHT, down(tick))
                    + text("tick end", LEFT - 7, down(tick) + 4, y.number(tick)));
    Stream<String> below =
        x.ticks().stream()
            .map(tick -> text("tick mid", along(tick), HEIGHT - BOTTOM + 18, x.number(tick)));
    return Stream.concat(across, below).collect(Collectors.joining())
        + line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
  }

  private String labels() {
    return text("label mid", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, x.label())
        + "<g transform=\"translate(13 %s) rotate(-90)\">%s</g>"
            .formatted(number((TOP + HEIGHT - BOTTOM) / 2), text("label mid", 0, 0, y.label()));
  }

  private String draw(Mark mark) {
    return switch (mark) {
      case Mark.Line line -> path(line.style(), "M" + track(line.points()));
      case Mark.Band band ->
          path(
              band.style() + " band",
              "M" + track(band.low()) + "L" + track(band.high().reversed()) + "Z");
      case Mark.Bar bar -> bar(bar);
      case Mark.Dot dot ->
          "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>"
              .formatted(
                  dot.style(),
                  number(along(dot.at().x())),
                  number(down(dot.at().y())),
                  number(dot.radius()),
                  Html.escape(dot.title()));
      case Mark.Rule rule ->
          line(
              "rule",
              along(rule.from().x()),
              down(rule.from().y()),
              along(rule.to().x()),
              down(rule.to().y()));
      case Mark.Label label ->
          text(label.style(), along(label.at().x()), down(label.at().y()), label.words());
    };
  }

  private String bar(Mark.Bar bar) {
    double top = down(bar.y());
    return ("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\">"
            + "<title>%s</title></rect>")
        .formatted(
            bar.style(),
            number(along(bar.from())),
            number(top),
            number(along(bar.to()) - along(bar.from())),
            number(HEIGHT - BOTTOM - top),
            Html.escape(bar.title()));
  }

  private String track(List<Point> points) {
    return points.stream()
        .map(point -> number(along(point.x())) + " " + number(down(point.y())))
        .collect(Collectors.joining("L"));
  }

  private double along(double value) {
    return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private double down(double value) {
    return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - TOP - BOTTOM);
  }

  private static String path(String style, String data) {
    return "<path class=\"%s\" d=\"%s\"/>".formatted(style, data);
  }

  private static String line(String style, double x1, double y1, double x2, double y2) {
    return path(style, "M%s %sL%s %s".formatted(number(x1), number(y1), number(x2), number(y2)));
  }

  private static String text(String style, double x, double y, String words) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
        .formatted(style, number(x), number(y), Html.escape(words));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
