package io.baton.server.chaos.queue;

import java.util.Map;

/**
 * An event of a handoff, as the outbox has it.
 *
 * @param seq of the conversation, from 1
 * @param type without the word before the dot, such as reserved
 * @param handoff id
 * @param details such as the agent
 */
record AssignmentEvent(
    String conversation, int seq, String type, String handoff, Map<String, String> details) {

  AssignmentEvent {
    details = Map.copyOf(details);
  }

  String agent() {
    return details.getOrDefault("agent", "");
  }
}
