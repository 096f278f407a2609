package io.baton.server.queue.item;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandoffCommand;
import java.time.Instant;
import java.util.Map;

/** What queues need of handoffs. All joins the transaction that it is called in. */
public interface Handoffs {

  /**
   * Does something to a handoff.
   *
   * @return whether it was done; false if it does not fit where the handoff stands
   */
  boolean apply(Key handoff, HandoffCommand command, Instant now);

  /** Notes something that happened to a conversation in a queue. */
  void note(Key handoff, EventType type, Map<String, Object> details, Instant now);

  /** A handoff. */
  record Key(String workspace, String conversation, String handoff) {}
}
