package io.baton.conversation.handoff;

import io.baton.conversation.Checks;

/** Who may speak for the operator in a conversation: exactly one. */
public sealed interface Owner {

  /** The bot. */
  record Bot() implements Owner {}

  /** Nobody yet; the customer waits for a human. */
  record Waiting() implements Owner {}

  /**
   * An agent.
   *
   * @param id not blank
   */
  record Agent(String id) implements Owner {

    public Agent {
      Checks.notBlank("owner.agent", id);
    }
  }
}
