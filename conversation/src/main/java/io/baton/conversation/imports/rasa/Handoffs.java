package io.baton.conversation.imports.rasa;

import java.util.Collection;
import java.util.Set;

/**
 * What counts as a handoff to a human: a pause of the bot, and actions or flows of these names.
 *
 * @param names of actions and flows
 * @param complete whether a session without any of them surely stayed with the bot
 */
public record Handoffs(Set<String> names, boolean complete) {

  /**
   * Names that Rasa and its examples use. Others may hand off in their own way, so that a session
   * without them tells nothing.
   */
  public static final Handoffs USUAL =
      new Handoffs(
          Set.of(
              "action_human_handoff",
              "action_handoff",
              "action_handover",
              "action_handoff_to_human",
              "pattern_human_handoff"),
          false);

  public Handoffs {
    names = Set.copyOf(names);
  }

  /** The names that an operator gave, who knows all of them. */
  public static Handoffs named(Collection<String> names) {
    return new Handoffs(Set.copyOf(names), true);
  }

  boolean is(Event event) {
    return event.is("pause")
        || (event.is("action") && names.contains(event.text("name").orElse("")))
        || (event.is("flow_started") && names.contains(event.text("flow_id").orElse("")));
  }
}
