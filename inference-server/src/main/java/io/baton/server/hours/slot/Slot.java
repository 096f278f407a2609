package io.baton.server.hours.slot;

import io.baton.server.hours.Interval;

/**
 * A time at which a customer can be called back.
 *
 * @param free how many can still be booked, at least 0
 */
public record Slot(Interval time, int free) {

  public Slot {
    if (free < 0) {
      throw new IllegalArgumentException("free: " + free + " is below 0");
    }
  }
}
