package io.baton.server.hours.reply;

import java.time.Instant;
import java.util.Optional;

/**
 * A reply that a customer was told to expect.
 *
 * @param due until when, after it was made
 * @param replied when a human did; empty if none has
 * @param withdrawn when the customer no longer wanted one; empty if that did not happen
 */
public record Promise(
    Instant made, Instant due, Optional<Instant> replied, Optional<Instant> withdrawn) {

  public Promise {
    if (!due.isAfter(made)) {
      throw new IllegalArgumentException("due: " + due + " is not after it was made, " + made);
    }
  }

  /** What became of a promise. */
  public enum State {
    /** It is not due yet. */
    OPEN,
    KEPT,
    BROKEN,
    /** The customer no longer wanted a reply while it could still be kept. */
    WITHDRAWN
  }

  /** What has become of it at an instant. */
  public State at(Instant now) {
    if (replied.filter(at -> !at.isAfter(due)).isPresent()) {
      return State.KEPT;
    }
    if (replied.isEmpty() && withdrawn.filter(at -> !at.isAfter(due)).isPresent()) {
      return State.WITHDRAWN;
    }
    return now.isAfter(due) ? State.BROKEN : State.OPEN;
  }
}
