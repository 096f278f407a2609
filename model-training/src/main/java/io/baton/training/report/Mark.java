package io.baton.training.report;

import java.util.List;

/** Something drawn in a plot; {@code style} is the CSS class that gives it its colour. */
sealed interface Mark {

  /** A line through points. */
  record Line(String style, List<Point> points) implements Mark {}

  /** The area between two lines over the same x. */
  record Band(String style, List<Point> low, List<Point> high) implements Mark {}

  /** A bar from zero to y. */
  record Bar(String style, double from, double to, double y, String title) implements Mark {}

  /** A disc, its radius in pixels. */
  record Dot(String style, Point at, double radius, String title) implements Mark {}

  /** A dashed line for comparison. */
  record Rule(Point from, Point to) implements Mark {}

  /** Words at a place. */
  record Label(String style, Point at, String words) implements Mark {}
}
