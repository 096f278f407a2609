package io.baton.server.template;

import io.baton.conversation.decision.Decision;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.template.catalogue.Known;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.util.List;
import java.util.Optional;

/** What a bot may say with a decision. Thread-safe. */
public final class Steps {

  /** Whoever takes a conversation over reads it. */
  private static final Variables TRANSCRIPT =
      Variables.NONE.with(Variable.KNOWS, List.of(Known.CONVERSATION));

  private final Messages messages;
  private final Expected expected;

  public Steps(Messages messages, Expected expected) {
    this.messages = messages;
    this.expected = expected;
  }

  /**
   * The text; empty where the action needs none.
   *
   * @param language BCP 47 tag of the conversation, if known
   */
  public Optional<String> text(String workspace, Decision decision, Optional<String> language) {
    return key(workspace, decision).map(key -> messages.text(workspace, key, language, TRANSCRIPT));
  }

  /** The text to a customer whom an agent answers, instead of what the bot would say. */
  public String silent(String workspace, String agent, Optional<String> language) {
    Variables named =
        expected
            .agent(workspace, agent)
            .map(name -> Variables.NONE.with(Variable.AGENT, name))
            .orElse(Variables.NONE);
    return messages.text(workspace, MessageKey.BOT_SILENT_AGENT, language, named);
  }

  /** The text to a customer who waits for a human, and wants one again or is not understood. */
  public String waiting(String workspace, Optional<String> language) {
    return messages.text(workspace, MessageKey.BOT_SILENT_QUEUE, language, Variables.NONE);
  }

  /** The question to a customer whom the bot answered while they wait. */
  public String stillNeeded(String workspace, Optional<String> language) {
    return messages.text(workspace, MessageKey.QUEUE_STILL_NEEDED, language, Variables.NONE);
  }

  private Optional<MessageKey> key(String workspace, Decision decision) {
    return switch (decision.action()) {
      case CONTINUE -> Optional.empty();
      case REPHRASE -> Optional.of(MessageKey.STEP_REPHRASE);
      case SELF_SERVICE -> Optional.of(MessageKey.STEP_SELF_SERVICE);
      case OFFER_HUMAN ->
          Optional.of(
              expected.closed(workspace)
                  ? MessageKey.STEP_OFFER_HUMAN_CLOSED
                  : MessageKey.STEP_OFFER_HUMAN);
      case HAND_OFF ->
          Optional.of(MessageKey.introduction(HandoffReason.ofDecision(decision.reason())));
    };
  }
}
