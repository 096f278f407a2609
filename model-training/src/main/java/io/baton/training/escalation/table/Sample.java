package io.baton.training.escalation.table;

import io.baton.conversation.Conversation;
import io.baton.escalation.turn.TurnView;
import java.util.List;

/**
 * A conversation to learn from.
 *
 * @param conversation with its labels
 * @param views its turns as the engine sees them
 * @param targets what should be said of it
 */
public record Sample(Conversation conversation, List<TurnView> views, Targets targets) {

  public Sample {
    views = List.copyOf(views);
  }
}
