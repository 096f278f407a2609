package io.baton.server.channel;

import java.time.Instant;
import java.util.Optional;

/** Whether a customer may be written to without being asked. */
@FunctionalInterface
public interface Reaches {

  /**
   * How a customer is reached.
   *
   * @param channel of the conversation, if it is known
   * @param lastOfCustomer when the customer last wrote
   */
  record Reach(Optional<String> channel, Optional<Instant> lastOfCustomer) {}

  /** Whether the channel of a conversation takes no free text any more. */
  boolean closed(String workspace, String conversation, Instant now);
}
