package io.baton.conversation.handoff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that is told of a conversation or of a policy; the one list of it. Its name is that of
 * the constant with a dot after the family.
 */
public enum EventType {
  /** A turn was scored; told only where a webhook wants it. */
  TURN_SCORED(Family.TURN),

  /** A human is offered. */
  HANDOFF_OFFERED(Family.HANDOFF),
  /** The customer said no to the offer. */
  HANDOFF_DECLINED(Family.HANDOFF),
  /** The customer went on without an answer to the offer. */
  HANDOFF_LAPSED(Family.HANDOFF),
  /** A human is asked for. */
  HANDOFF_REQUESTED(Family.HANDOFF),
  /** It waits in a queue. */
  HANDOFF_QUEUED(Family.HANDOFF),
  /** The customer is told that a human comes. */
  HANDOFF_INTRODUCED(Family.HANDOFF),
  /** The customer picked a time for a call. */
  HANDOFF_POSTPONED(Family.HANDOFF),
  /** It is kept for an agent who may accept it. */
  HANDOFF_RESERVED(Family.HANDOFF),
  /** An agent gave it back, or did not take it, or is gone. */
  HANDOFF_RELEASED(Family.HANDOFF),
  /** An agent has the conversation. */
  HANDOFF_ACCEPTED(Family.HANDOFF),
  /** The agent got the context. */
  HANDOFF_CONTEXT_DELIVERED(Family.HANDOFF),
  /** The agent wrote for the first time. */
  HANDOFF_ACTIVE(Family.HANDOFF),
  /** The agent passed it on. */
  HANDOFF_TRANSFERRED(Family.HANDOFF),
  /** The bot has the conversation again. */
  HANDOFF_HANDED_BACK(Family.HANDOFF),
  /** The agent settled it. */
  HANDOFF_RESOLVED(Family.HANDOFF),
  /** The customer needs no human any more. */
  HANDOFF_ABANDONED(Family.HANDOFF),
  /** Nobody came in time: there is a ticket. */
  HANDOFF_EXPIRED(Family.HANDOFF),
  /** It cannot be: there is a ticket. */
  HANDOFF_FAILED(Family.HANDOFF),

  /** The customer's place is another, or was not told for a while. */
  QUEUE_POSITION_CHANGED(Family.QUEUE),
  /** The wait is past its limit. */
  QUEUE_STILL_WAITING(Family.QUEUE),
  /** A call later is offered instead of a long wait. */
  QUEUE_CALLBACK_OFFERED(Family.QUEUE),
  /** A more urgent message came. */
  QUEUE_PRIORITY_CHANGED(Family.QUEUE),
  /** After an answer of the bot the customer is asked whether they still need a human. */
  QUEUE_STILL_NEEDED(Family.QUEUE),
  /** The queue that was asked for is closed: another has it. */
  QUEUE_RELAXED(Family.QUEUE),
  /** Nobody is there. */
  QUEUE_CLOSED(Family.QUEUE),
  /** Agents and supervisors were told. */
  QUEUE_NOTICE(Family.QUEUE),

  /** An agent recorded how it ended. */
  OUTCOME_RECORDED(Family.OUTCOME),
  /** The customer is asked how it was. */
  OUTCOME_SURVEY_ASKED(Family.OUTCOME),
  /** The customer cannot be asked. */
  OUTCOME_SURVEY_SKIPPED(Family.OUTCOME),
  /** The customer said how it was. */
  OUTCOME_SURVEY_ANSWERED(Family.OUTCOME),

  /** A message is to be sent later. */
  FOLLOW_UP_SCHEDULED(Family.FOLLOW_UP),
  /** It was sent. */
  FOLLOW_UP_SENT(Family.FOLLOW_UP),
  /** It will not be sent. */
  FOLLOW_UP_CANCELLED(Family.FOLLOW_UP),

  /** An article helped a customer, or did not. */
  ARTICLE_HELPED(Family.ARTICLE),

  /** A rule of the policy that decides should have been looked at again by now. */
  POLICY_REVIEW_DUE(Family.POLICY);

  /** What events of one kind tell of. */
  public enum Family {
    /** A message of a conversation. */
    TURN,
    /** The way to a human. */
    HANDOFF,
    /** The wait for one. */
    QUEUE,
    /** How it ended. */
    OUTCOME,
    /** What is said later. */
    FOLLOW_UP,
    /** What customers read. */
    ARTICLE,
    /** What the operator wants done; of no conversation. */
    POLICY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in JSON, such as follow_up. */
    public String wireName() {
      return wireName;
    }
  }

  private final String wireName;

  EventType(Family family) {
    String own = name().substring(family.name().length() + 1);
    this.wireName = family.wireName() + "." + own.toLowerCase(Locale.ROOT);
  }

  /** The name in JSON, such as handoff.queued. */
  public String wireName() {
    return wireName;
  }

  /** The type of this name in JSON. */
  public static Optional<EventType> find(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }
}
