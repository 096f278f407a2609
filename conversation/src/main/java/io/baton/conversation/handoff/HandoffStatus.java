package io.baton.conversation.handoff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a handoff stands. */
public enum HandoffStatus {
  /** The bot speaks: before an offer, or after one that was not taken. */
  BOT,
  /** The customer was asked whether a human should come. */
  OFFERED,
  /** A human was promised, and no queue is chosen yet. */
  REQUESTED,
  /** It waits for an agent. */
  QUEUED,
  /** An agent was asked to take it. */
  RESERVED,
  /** An agent has it, and has not written yet. */
  ACCEPTED,
  /** An agent wrote. */
  ACTIVE,
  /** The agent passed it on; another handoff goes on. */
  TRANSFERRED,
  /** The agent gave the conversation back to the bot. */
  HANDED_BACK,
  /** The agent settled the matter. */
  RESOLVED,
  /** The customer left before an agent wrote. */
  ABANDONED,
  /** Nobody came in time; there is a ticket. */
  EXPIRED,
  /** Something broke; there is a ticket. */
  FAILED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON, such as handed_back. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The status of this name in JSON. */
  public static Optional<HandoffStatus> find(String wireName) {
    return Arrays.stream(values()).filter(status -> status.wireName.equals(wireName)).findFirst();
  }

  /** Whether a human was promised and has not taken it: somebody must still do something. */
  public boolean waiting() {
    return this == REQUESTED || this == QUEUED || this == RESERVED;
  }

  /** Whether an agent has the conversation. */
  public boolean withAgent() {
    return this == ACCEPTED || this == ACTIVE;
  }

  /** Whether nothing changes it any more. */
  public boolean ended() {
    return this == BOT || compareTo(ACTIVE) > 0;
  }
}
