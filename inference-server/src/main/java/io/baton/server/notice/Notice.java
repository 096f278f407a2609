package io.baton.server.notice;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What agents and supervisors are told of a handoff, once.
 *
 * @param queue where it waits
 * @param since when the customer began to wait
 */
public record Notice(
    String workspace, String conversation, String handoff, String queue, Kind kind, Instant since) {

  /** What is told. */
  public enum Kind {
    /** A human is asked for. */
    REQUESTED,
    /** Nobody took it in time. */
    NOT_ACCEPTED,
    /** What the customer wrote while they waited is urgent. */
    URGENT;

    /** Name on the wire, such as not_accepted. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> find(String wireName) {
      return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }
  }
}
