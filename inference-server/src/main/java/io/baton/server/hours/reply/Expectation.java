package io.baton.server.hours.reply;

import java.time.Duration;

/** How soon a first reply can be expected. */
public sealed interface Expectation {

  /** How many waits it rests on. */
  int samples();

  /**
   * Measured.
   *
   * @param p80 four of five replies came within so much time in which the queue was open
   * @param told the same as customers are told it
   * @param basis what was measured
   */
  record Known(Duration p80, RoundedTime told, Basis basis, int samples) implements Expectation {}

  /**
   * Not enough was measured to tell.
   *
   * @param needed how many samples are
   */
  record Unknown(int samples, int needed) implements Expectation {}

  /** Which waits were measured. */
  enum Basis {
    /** Of the queue, asked for in the same hour of the day. */
    HOUR,
    /** Of the queue at any hour: the hour alone has too few. */
    QUEUE
  }
}
