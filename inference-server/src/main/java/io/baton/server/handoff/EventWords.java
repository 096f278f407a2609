package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import java.util.Optional;

/** Composes what customers are told with the events of their handoffs. Thread-safe. */
@FunctionalInterface
public interface EventWords {

  /** Not a word. */
  EventWords NONE = told -> Optional.empty();

  /**
   * An event that is to be told.
   *
   * @param before the conversation's last handoff before it
   * @param after the conversation's last handoff after it
   */
  record Told(
      String workspace,
      CourseChange.Happening event,
      Optional<Handoff> before,
      Handoff after,
      Introduction.Setting setting) {}

  /** The text; empty where nothing is to be said. */
  Optional<Introduction> of(Told told);
}
