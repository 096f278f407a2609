package io.baton.server.template;

import io.baton.conversation.handoff.HandbackTask;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand.Release.Cause;
import io.baton.conversation.handoff.HandoffState;
import io.baton.server.handoff.EventWords;
import io.baton.server.handoff.Introduction;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says who joined and left, that the bot is back, and that there is a ticket. Thread-safe. */
public final class HandoffWords implements EventWords {

  private static final String AGENT_GONE = Cause.AGENT_GONE.name().toLowerCase(Locale.ROOT);

  private final Messages messages;
  private final Expected expected;

  public HandoffWords(Messages messages, Expected expected) {
    this.messages = messages;
    this.expected = expected;
  }

  @Override
  public Optional<Introduction> of(Told told) {
    return switch (told.event().type()) {
      case HANDOFF_ACCEPTED -> Optional.of(joined(told));
      case HANDOFF_HANDED_BACK -> Optional.of(back(told));
      case HANDOFF_RESOLVED, HANDOFF_TRANSFERRED ->
          Optional.of(say(told, MessageKey.AGENT_LEFT, agent(told)));
      case HANDOFF_RELEASED -> lost(told);
      case HANDOFF_EXPIRED, HANDOFF_FAILED -> ticket(told);
      default -> Optional.empty();
    };
  }

  private Introduction joined(Told told) {
    Optional<String> id = detail(told, "agent");
    Variables named = agent(told);
    return say(
        told,
        MessageKey.AGENT_JOINED,
        expected
            .team(told.workspace(), told.after().queue(), id)
            .map(team -> named.with(Variable.TEAM, team))
            .orElse(named));
  }

  /** What is left to do is asked or said at once; a survey is an event of its own. */
  private Introduction back(Told told) {
    Set<HandbackTask> tasks =
        told.after().state() instanceof HandoffState.HandedBack back ? back.tasks() : Set.of();
    List<Introduction> said = new ArrayList<>();
    if (tasks.contains(HandbackTask.CONFIRMATION)) {
      said.add(say(told, MessageKey.AGENT_LEFT, agent(told)));
      said.add(say(told, MessageKey.HANDBACK_CONFIRMATION, Variables.NONE));
    } else {
      said.add(say(told, MessageKey.HANDBACK_GREETING, agent(told)));
    }
    if (tasks.contains(HandbackTask.FOLLOW_UP)) {
      said.add(say(told, MessageKey.HANDBACK_FOLLOW_UP, promised(told)));
    }
    String text = String.join(" ", said.stream().map(Introduction::text).toList());
    return new Introduction(text, said.getFirst().language());
  }

  private static Variables promised(Told told) {
    return detail(told, "followUpAt")
        .map(at -> OffsetDateTime.parse(at).toZonedDateTime())
        .map(at -> Variables.NONE.with(Variable.SLOT, at))
        .orElse(Variables.NONE);
  }

  /** Whoever was only asked to take it was never there for the customer. */
  private Optional<Introduction> lost(Told told) {
    boolean had = told.before().map(Handoff::status).filter(one -> one.withAgent()).isPresent();
    return had && detail(told, "cause").filter(AGENT_GONE::equals).isPresent()
        ? Optional.of(say(told, MessageKey.AGENT_LOST, agent(told)))
        : Optional.empty();
  }

  private Optional<Introduction> ticket(Told told) {
    return detail(told, "ticket")
        .map(
            id -> say(told, MessageKey.OFF_HOURS_TICKET, Variables.NONE.with(Variable.TICKET, id)));
  }

  private Variables agent(Told told) {
    return detail(told, "agent")
        .flatMap(id -> expected.agent(told.workspace(), id))
        .map(name -> Variables.NONE.with(Variable.AGENT, name))
        .orElse(Variables.NONE);
  }

  private static Optional<String> detail(Told told, String name) {
    return Optional.ofNullable(told.event().details().get(name)).filter(text -> !text.isBlank());
  }

  private Introduction say(Told told, MessageKey key, Variables variables) {
    Messages.Said said = messages.say(told.workspace(), key, told.setting().language(), variables);
    return new Introduction(said.text(), said.language());
  }
}
