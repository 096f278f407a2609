package io.baton.conversation.handoff;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened to a handoff.
 *
 * @param type such as handoff.queued
 * @param handoff id
 * @param at when
 * @param details by name, such as agent or queue
 */
public record HandoffEvent(String type, String handoff, Instant at, Map<String, String> details) {

  public HandoffEvent {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
