package io.baton.server.callback;

import io.baton.server.hours.Interval;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A callback, one record from its booking to its end.
 *
 * @param slot when the customer is called
 * @param zone of the customer
 * @param moves how often it was moved
 * @param why it is cancelled, where that is known
 */
public record Callback(
    String id,
    Place place,
    State state,
    Interval slot,
    ZoneId zone,
    Contact contact,
    Instant bookedAt,
    int moves,
    Optional<String> why) {

  /**
   * Where it belongs.
   *
   * @param handoff that waits meanwhile, with the age it has
   * @param language of the conversation, empty if it is not known
   */
  public record Place(String conversation, String handoff, String queue, String language) {}

  /** Where a callback stands. */
  public enum State {
    /** Its slot is to come. */
    BOOKED,
    /** Its slot has come: the handoff is among those that wait, at its place by age. */
    DUE,
    /** The customer does not want it any more, or waits no more. */
    CANCELLED;

    /** Name in JSON and the database. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
