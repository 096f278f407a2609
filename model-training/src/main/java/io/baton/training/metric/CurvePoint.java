package io.baton.training.metric;

/**
 * One point of a curve.
 *
 * @param x false-positive rate (ROC) or recall (precision-recall), in [0, 1]
 * @param y true-positive rate (ROC) or precision (precision-recall), in [0, 1]
 * @param threshold scores of at least this count as positive
 */
public record CurvePoint(double x, double y, double threshold) {}
