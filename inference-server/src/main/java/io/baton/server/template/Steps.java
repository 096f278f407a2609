package io.baton.server.template;

import io.baton.conversation.decision.Action;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variables;
import java.util.Optional;

/** What a bot may say with each action of a decision. Thread-safe. */
public final class Steps {

  private final Messages messages;

  public Steps(Messages messages) {
    this.messages = messages;
  }

  /**
   * The text; empty for an action that needs none.
   *
   * @param language BCP 47 tag of the conversation, if known
   */
  public Optional<String> text(String workspace, Action action, Optional<String> language) {
    return key(action).map(key -> messages.text(workspace, key, language, Variables.NONE));
  }

  private static Optional<MessageKey> key(Action action) {
    return switch (action) {
      case CONTINUE -> Optional.empty();
      case REPHRASE -> Optional.of(MessageKey.STEP_REPHRASE);
      case SELF_SERVICE -> Optional.of(MessageKey.STEP_SELF_SERVICE);
      case OFFER_HUMAN -> Optional.of(MessageKey.STEP_OFFER_HUMAN);
      case HAND_OFF -> Optional.of(MessageKey.STEP_HAND_OFF);
    };
  }
}
