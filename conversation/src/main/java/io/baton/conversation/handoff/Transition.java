package io.baton.conversation.handoff;

import java.util.List;
import java.util.Optional;

/**
 * What a command changed.
 *
 * @param after the handoff
 * @param next the handoff that goes on, where an agent transferred it
 * @param events in order, at least one
 */
public record Transition(Handoff after, Optional<Handoff> next, List<HandoffEvent> events) {

  public Transition {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("transition.events: empty");
    }
  }
}
