package io.baton.server.bench;

import io.baton.server.bench.load.Tally;

/**
 * The most that a server does: turns one after the other on as many connections as make it busiest.
 *
 * @param turnsPerSecond acknowledged
 * @param p50Millis median latency
 * @param p99Millis 99th percentile
 * @param connections at which it does no more
 * @param sent requests, without those of the search
 * @param acknowledged answered with 201 or 200
 * @param errors any other answer, and none, also while it warmed up and during the search
 */
record Saturation(
    double turnsPerSecond,
    double p50Millis,
    double p99Millis,
    int connections,
    long sent,
    long acknowledged,
    long errors) {

  static Saturation of(Tally tally, double seconds, int connections, long errorsBefore) {
    return new Saturation(
        tally.acceptedInTime() / seconds,
        tally.acceptedMillis(50),
        tally.acceptedMillis(99),
        connections,
        tally.sent(),
        tally.accepted(),
        errorsBefore + tally.errors() + tally.refused());
  }
}
