package io.baton.server.bench;

/**
 * What became of three times as many turns as a server can do.
 *
 * @param offeredPerSecond turns that were meant to start
 * @param sent requests
 * @param acceptedPerSecond answered with 201 or 200
 * @param refusedShare of the sent ones answered with 429 or 503, 0 to 1
 * @param retryAfterShare of the refused ones that were told when to come back, 0 to 1; 1 if none
 *     was refused
 * @param refusedP99Millis until the refusal, from the intended start
 * @param acceptedP99Millis until the answer, from the intended start
 * @param acceptedP99ToSaturation the same, over that at saturation
 * @param secondsToNormal from the fall to half the saturation until a second begins in which
 *     nothing is refused and the 99th percentile is at most that at saturation; the whole time that
 *     was watched if there is none
 * @param errors any other answer, and none, during and after it
 */
record Overload(
    double offeredPerSecond,
    long sent,
    double acceptedPerSecond,
    double refusedShare,
    double retryAfterShare,
    double refusedP99Millis,
    double acceptedP99Millis,
    double acceptedP99ToSaturation,
    double secondsToNormal,
    long errors) {}
