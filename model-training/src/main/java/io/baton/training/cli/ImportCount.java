package io.baton.training.cli;

import io.baton.conversation.Conversation;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Counts what is imported, by what is known of how it ended. Not thread-safe. */
final class ImportCount {

  private int conversations;
  private int turns;
  private int escalated;
  private int unknown;

  /** Counts a conversation before it goes on. */
  Consumer<Conversation> before(Consumer<Conversation> next) {
    return conversation -> {
      conversations++;
      turns += conversation.turns().size();
      escalated += conversation.outcome().escalated().orElse(false) ? 1 : 0;
      unknown += conversation.outcome().escalated().isEmpty() ? 1 : 0;
      next.accept(conversation);
    };
  }

  int conversations() {
    return conversations;
  }

  String told(Path out) {
    return conversations
        + " conversations ("
        + escalated
        + " escalated, "
        + unknown
        + " of unknown outcome) of "
        + turns
        + " turns in "
        + out;
  }
}
