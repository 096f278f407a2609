package io.baton.server.template;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.handoff.Introduction;
import io.baton.server.template.catalogue.Known;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.util.List;
import java.util.Optional;

/** Composes warm introductions. Thread-safe. */
public final class Introducer implements Introduction.Writer {

  private final Messages messages;

  public Introducer(Messages messages) {
    this.messages = messages;
  }

  @Override
  public Optional<Introduction> of(
      String workspace, Handoff handoff, Introduction.Setting setting) {
    HandoffReason reason = handoff.why().reason();
    Variables variables = Variables.NONE.with(Variable.KNOWS, known(reason, setting.turns()));
    Messages.Said said =
        messages.say(workspace, MessageKey.introduction(reason), setting.language(), variables);
    return Optional.of(new Introduction(said.text(), said.language()));
  }

  /** What the agent will certainly find, so that nothing else is promised. */
  private static List<Known> known(HandoffReason reason, int turns) {
    if (turns == 0) {
      return List.of();
    }
    return reason == HandoffReason.REPEATED_FAILURE || reason == HandoffReason.LOOP
        ? List.of(Known.CONVERSATION, Known.ATTEMPTS)
        : List.of(Known.CONVERSATION);
  }
}
