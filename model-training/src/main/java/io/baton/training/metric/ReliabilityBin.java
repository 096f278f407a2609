package io.baton.training.metric;

/**
 * Predictions of about the same probability.
 *
 * @param count how many, at least 1
 * @param meanProbability mean of what was predicted, in [0, 1]
 * @param positiveShare share of them that is positive, in [0, 1]
 */
public record ReliabilityBin(long count, double meanProbability, double positiveShare) {}
