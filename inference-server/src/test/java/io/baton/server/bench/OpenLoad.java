package io.baton.server.bench;

import io.baton.server.bench.load.Tally;

/**
 * What a fixed rate of turns showed. Latencies are milliseconds from the intended start to the
 * complete answer.
 *
 * @param perSecond turns that were meant to start
 * @param p50Millis median
 * @param p90Millis 90th percentile
 * @param p99Millis 99th percentile
 * @param maxMillis the longest
 * @param sent requests
 * @param acknowledged answered with 201 or 200
 * @param errors any other answer, and none, also while the server warmed up
 */
record OpenLoad(
    double perSecond,
    double p50Millis,
    double p90Millis,
    double p99Millis,
    double maxMillis,
    long sent,
    long acknowledged,
    long errors) {

  static OpenLoad of(double perSecond, Tally tally, long errorsBefore) {
    return new OpenLoad(
        perSecond,
        tally.acceptedMillis(50),
        tally.acceptedMillis(90),
        tally.acceptedMillis(99),
        tally.acceptedMillis(100),
        tally.sent(),
        tally.accepted(),
        errorsBefore + tally.errors() + tally.refused());
  }
}
