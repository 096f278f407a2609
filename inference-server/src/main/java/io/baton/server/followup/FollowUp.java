package io.baton.server.followup;

import io.baton.conversation.handoff.EventType;
import io.baton.server.template.catalogue.MessageKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is said to a customer at a later time.
 *
 * @param place where it is said
 * @param words what is said
 * @param at when
 * @param unlessWritten whether it is not said once the customer wrote again
 * @param course what became of it
 */
public record FollowUp(
    String id, Place place, Words words, Instant at, boolean unlessWritten, Course course) {

  /**
   * Where it is said.
   *
   * @param handoff that led to it
   * @param turns of the conversation when it was scheduled
   */
  public record Place(String conversation, Optional<String> handoff, int turns) {}

  /**
   * What is said.
   *
   * @param variables JSON object
   */
  public record Words(MessageKey key, String variables) {}

  /**
   * What became of it.
   *
   * @param why it is not said
   * @param scheduled when it was
   * @param closed when it was said or cancelled
   */
  public record Course(
      State state, Optional<Why> why, Instant scheduled, Optional<Instant> closed) {

    /** Of one that is to be said. */
    public static Course scheduled(Instant now) {
      return new Course(State.SCHEDULED, Optional.empty(), now, Optional.empty());
    }
  }

  /** Where it stands. */
  public enum State {
    /** It is to be said. */
    SCHEDULED(EventType.FOLLOW_UP_SCHEDULED),
    /** It was said. */
    SENT(EventType.FOLLOW_UP_SENT),
    /** It is not said. */
    CANCELLED(EventType.FOLLOW_UP_CANCELLED);

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final EventType event;

    State(EventType event) {
      this.event = event;
    }

    /** What tells of it. */
    public EventType event() {
      return event;
    }

    /** Name on the wire, such as scheduled. */
    public String wireName() {
      return wireName;
    }
  }

  /** Why it is not said. */
  public enum Why {
    /** The customer wrote before. */
    CUSTOMER_WROTE,
    /** A human has the conversation, or the customer waits for one. */
    NOT_OWNER,
    /** The channel takes no free text any more. */
    CHANNEL_CLOSED,
    /** What it is about is over. */
    TOO_LATE,
    /** The API asked for it. */
    API;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** Name on the wire, such as customer_wrote. */
    public String wireName() {
      return wireName;
    }
  }

  /** Whether it is still to be said. */
  public boolean open() {
    return course.state() == State.SCHEDULED;
  }
}
