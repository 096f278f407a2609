package io.baton.training.escalation;

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
record Sample(Conversation conversation, List<TurnView> views, Targets targets) {

  Sample {
    views = List.copyOf(views);
  }
}
