package io.baton.server.template;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffState;
import io.baton.server.handoff.Introduction;
import io.baton.server.template.catalogue.Known;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Composes warm introductions. Thread-safe. */
public final class Introducer implements Introduction.Writer {

  private final Messages messages;
  private final Expected expected;

  public Introducer(Messages messages, Expected expected) {
    this.messages = messages;
    this.expected = expected;
  }

  @Override
  public Optional<Introduction> of(
      String workspace, Handoff handoff, Introduction.Setting setting) {
    HandoffReason reason = handoff.why().reason();
    boolean closed =
        agent(handoff).isEmpty()
            && handoff.queue().filter(queue -> expected.closed(workspace, queue)).isPresent();
    Variables variables =
        closed
            ? Variables.NONE
            : variables(workspace, handoff).with(Variable.KNOWS, known(reason, setting.turns()));
    MessageKey key = closed ? MessageKey.OFF_HOURS_NOTED : MessageKey.introduction(reason);
    Messages.Said said = messages.say(workspace, key, setting.language(), variables);
    return Optional.of(new Introduction(said.text(), said.language()));
  }

  /** Who has it, or else how long it takes until somebody does. */
  private Variables variables(String workspace, Handoff handoff) {
    Optional<String> agent = agent(handoff);
    Optional<String> name = agent.flatMap(id -> expected.agent(workspace, id));
    Optional<String> team = expected.team(workspace, handoff.queue(), agent);
    Optional<Duration> wait =
        agent.isPresent()
            ? Optional.empty()
            : handoff.queue().flatMap(queue -> expected.wait(workspace, queue));
    Variables named =
        name.map(text -> Variables.NONE.with(Variable.AGENT, text)).orElse(Variables.NONE);
    Variables teamed = team.map(text -> named.with(Variable.TEAM, text)).orElse(named);
    return wait.map(time -> teamed.with(Variable.WAIT, time)).orElse(teamed);
  }

  private static Optional<String> agent(Handoff handoff) {
    return handoff.state() instanceof HandoffState.Accepted accepted
        ? Optional.of(accepted.agent())
        : Optional.empty();
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
