package io.baton.server.turn;

import io.baton.conversation.decision.Action;
import java.util.Optional;

/** What a bot may say to the customer. Thread-safe. */
@FunctionalInterface
public interface Wording {

  /**
   * The text with an action; empty for one that needs none.
   *
   * @param language BCP 47 tag of the conversation, if known
   */
  Optional<String> of(Action action, Optional<String> language);
}
