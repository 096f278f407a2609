package io.baton.training.report;

/** A place in a plot, in the units of its axes. */
record Point(double x, double y) {}
