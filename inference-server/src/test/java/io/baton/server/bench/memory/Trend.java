package io.baton.server.bench.memory;

import java.util.List;

/**
 * How some memory grew over a time, in millions of bytes.
 *
 * @param first at the beginning
 * @param last at the end
 * @param slopePerHour of the line through all readings, by least squares
 * @param slopePerHourAtMost upper end of its 95 % interval
 */
record Trend(double first, double last, double slopePerHour, double slopePerHourAtMost) {

  /** Memory that may grow by more than this share of itself in an hour is not flat. */
  static final double MOST_SHARE = 0.05;

  private static final int FEWEST = 4;
  private static final double MINUTES = 60;

  /** Two-sided 95 % of the normal distribution. */
  private static final double Z = 1.959964;

  private static final double MOST_CORRELATION = 0.9;

  /**
   * The trend of readings.
   *
   * @param readings a minute apart, millions of bytes, at least 4
   */
  static Trend of(List<Double> readings) {
    int count = readings.size();
    if (count < FEWEST) {
      throw new IllegalArgumentException(count + " readings must be at least " + FEWEST);
    }
    double middle = (count - 1) / 2.0;
    double mean = readings.stream().mapToDouble(Double::doubleValue).sum() / count;
    double together = 0;
    double spread = 0;
    for (int i = 0; i < count; i++) {
      together += (i - middle) * (readings.get(i) - mean);
      spread += (i - middle) * (i - middle);
    }
    double slope = together / spread;
    double[] rests = new double[count];
    for (int i = 0; i < count; i++) {
      rests[i] = readings.get(i) - mean - slope * (i - middle);
    }
    double error = Math.sqrt(squares(rests) / (count - 2) / spread) * widening(rests);
    return new Trend(
        readings.getFirst(),
        readings.getLast(),
        slope * MINUTES,
        (slope + student(count - 2) * error) * MINUTES);
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /**
   * Readings that follow their neighbours tell less than as many independent ones (an
   * autoregression of first order).
   */
  private static double widening(double[] rests) {
    double neighbours = 0;
    for (int i = 1; i < rests.length; i++) {
      neighbours += rests[i] * rests[i - 1];
    }
    double all = squares(rests);
    double correlation = all == 0 ? 0 : Math.clamp(neighbours / all, 0, MOST_CORRELATION);
    return Math.sqrt((1 + correlation) / (1 - correlation));
  }

  /** The 97.5th percentile of Student's t, by its expansion around the normal distribution. */
  private static double student(int degrees) {
    double cube = Z * Z * Z;
    return Z
        + (cube + Z) / (4.0 * degrees)
        + (5 * cube * Z * Z + 16 * cube + 3 * Z) / (96.0 * degrees * degrees);
  }

  /** Whether it certainly grows by less than {@link #MOST_SHARE} of what it began with. */
  boolean flat() {
    return slopePerHourAtMost < MOST_SHARE * first;
  }
}
