package io.baton.server.queue.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A place in a queue as a customer was told it.
 *
 * @param position from 1
 * @param at when it was told
 */
public record Place(int position, Instant at) {

  public Place {
    if (position < 1) {
      throw new IllegalArgumentException("position: " + position + " is below 1");
    }
  }

  /** Why a place became worse. */
  public enum Reason {
    /** Somebody of higher priority came, or became more urgent. */
    PRIORITY,
    /** Somebody who had waited longer came back from an agent. */
    RETURNED,
    /** The rules of the order were changed. */
    RULES;

    /** Name on the wire, such as priority. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is told.
   *
   * @param position from 1
   * @param ahead how many go first
   * @param worse why it is worse than what was told before; empty if it is not
   */
  public record Update(int position, int ahead, Optional<Reason> worse) {}

  /**
   * What is to be told now.
   *
   * @param before what was told last, if anything
   * @param position now, from 1
   * @param cause why, should it be worse
   * @param gap least time between two updates
   * @return empty if it did not change, or the last was told less than the gap ago
   */
  public static Optional<Update> next(
      Optional<Place> before, int position, Reason cause, Duration gap, Instant now) {
    if (before.filter(last -> last.position() == position).isPresent()
        || before.filter(last -> now.isBefore(last.at().plus(gap))).isPresent()) {
      return Optional.empty();
    }
    boolean worse = before.filter(last -> last.position() < position).isPresent();
    return Optional.of(
        new Update(position, position - 1, worse ? Optional.of(cause) : Optional.empty()));
  }
}
