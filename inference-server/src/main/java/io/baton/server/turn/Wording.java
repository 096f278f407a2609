package io.baton.server.turn;

import io.baton.conversation.decision.Decision;
import java.util.Optional;

/** What a bot may say to the customer. Thread-safe. */
@FunctionalInterface
public interface Wording {

  /**
   * The text with a decision; empty where its action needs none.
   *
   * @param language BCP 47 tag of the conversation, if known
   */
  Optional<String> of(Decision decision, Optional<String> language);
}
