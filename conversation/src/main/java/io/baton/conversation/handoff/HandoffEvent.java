package io.baton.conversation.handoff;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to a handoff.
 *
 * @param type what happened
 * @param handoff id
 * @param at when
 * @param details by name, such as agent or queue
 */
public record HandoffEvent(
    EventType type, String handoff, Instant at, Map<String, String> details) {

  public HandoffEvent {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
