package io.baton.server.queue.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A place in a queue as a customer was told it.
 *
 * @param position from 1
 * @param at when it was told
 * @param staff agents of the queue who were there then
 */
public record Place(int position, Instant at, int staff) {

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
    /** Fewer agents are there, though nobody went before. */
    STAFFING;

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
   * @param worse why it is worse than what was told before, or takes longer; empty if it does not
   */
  public record Update(int position, int ahead, Optional<Reason> worse) {}

  /**
   * What is to be told now.
   *
   * @param before what was told last, if anything
   * @param cause why the place is worse; asked only if it is
   * @param gap least time between two updates
   * @return empty if neither the place changed nor agents left, or the last was told less than the
   *     gap ago
   */
  public static Optional<Update> next(
      Optional<Place> before, Place now, Supplier<Reason> cause, Duration gap) {
    if (before.filter(last -> now.at().isBefore(last.at().plus(gap))).isPresent()) {
      return Optional.empty();
    }
    int last = before.map(Place::position).orElse(Integer.MAX_VALUE);
    boolean fewer = before.filter(told -> now.staff() < told.staff()).isPresent();
    if (last == now.position()) {
      return fewer ? Optional.of(now.update(Optional.of(Reason.STAFFING))) : Optional.empty();
    }
    return Optional.of(
        now.update(last < now.position() ? Optional.of(cause.get()) : Optional.empty()));
  }

  private Update update(Optional<Reason> worse) {
    return new Update(position, position - 1, worse);
  }
}
