package io.baton.server.routing;

import io.baton.conversation.Checks;
import java.time.Instant;

/**
 * The agent that a customer had last, preferred for a while and only while present with room.
 *
 * @param agent id; not blank
 * @param until first moment at which the preference is over
 */
public record Sticky(String agent, Instant until) {

  public Sticky {
    Checks.notBlank("sticky.agent", agent);
  }
}
