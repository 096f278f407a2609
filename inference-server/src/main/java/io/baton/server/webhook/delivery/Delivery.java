package io.baton.server.webhook.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An event that is, was or could not be told to an endpoint.
 *
 * @param id sent as webhook-id, the same however often it is sent
 * @param seq number of the event in its conversation
 * @param type of the event
 * @param eventAt when it happened
 * @param createdAt when it was found that the endpoint wants it
 * @param attempts since it was made or last replayed
 * @param last attempt
 * @param finishedAt when it was delivered or given up
 */
public record Delivery(
    String id,
    String conversation,
    int seq,
    String type,
    Instant eventAt,
    Instant createdAt,
    State state,
    int attempts,
    Optional<Attempt> last,
    Optional<Instant> finishedAt) {

  /** Where it stands. */
  public enum State {
    /** It waits, or is being sent. */
    PENDING,
    /** The receiver answered with 2xx. */
    DELIVERED,
    /** It was given up. */
    DEAD;

    /** Name on the wire and in the database. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this name. */
    public static Optional<State> find(String wireName) {
      return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }
  }

  /**
   * What came of an attempt.
   *
   * @param status of the response, if there was one
   * @param error in words, unless it was delivered
   * @param response beginning of its body
   * @param millis that it took
   */
  public record Attempt(
      Instant at, Optional<Integer> status, Optional<String> error, String response, int millis) {}
}
