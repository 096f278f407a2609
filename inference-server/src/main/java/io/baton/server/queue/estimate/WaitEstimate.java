package io.baton.server.queue.estimate;

import java.time.Instant;
import java.util.Locale;

/** How long somebody who waits will still wait. */
public sealed interface WaitEstimate {

  /** When it was made. */
  Instant asOf();

  /**
   * A wait.
   *
   * @param p50Seconds half wait no longer than this, were they to stay
   * @param p90Seconds nine of ten wait no longer than this
   * @param basis what it rests on
   * @param n handle times that it rests on
   */
  record Known(double p50Seconds, double p90Seconds, Basis basis, int n, Instant asOf)
      implements WaitEstimate {

    public Known {
      if (!(p50Seconds >= 0 && p90Seconds >= p50Seconds)) {
        throw new IllegalArgumentException(
            "p50Seconds, p90Seconds: " + p50Seconds + ", " + p90Seconds + " do not rise from 0");
      }
    }
  }

  /**
   * It cannot be told.
   *
   * @param why for people
   */
  record Unknown(String why, Instant asOf) implements WaitEstimate {}

  /** What an estimate rests on. */
  enum Basis {
    /** Somebody is free now and nobody is ahead. */
    NO_WAIT,
    /** Measured handle times and abandonment. */
    MEASURED,
    /** Their means in the Erlang-A model, as there are few of them. */
    ERLANG_A;

    /** Name on the wire, such as erlang_a. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
