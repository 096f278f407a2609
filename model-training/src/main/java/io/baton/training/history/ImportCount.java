package io.baton.training.history;

import io.baton.conversation.Conversation;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Counts what is imported, by what is known of how it ended. Not thread-safe. */
public final class ImportCount {

  private int conversations;
  private int turns;
  private int escalated;
  private int unknown;

  /** Counts a conversation before it goes on. */
  public Consumer<Conversation> before(Consumer<Conversation> next) {
    return conversation -> {
      conversations++;
      turns += conversation.turns().size();
      escalated += conversation.outcome().escalated().orElse(false) ? 1 : 0;
      unknown += conversation.outcome().escalated().isEmpty() ? 1 : 0;
      next.accept(conversation);
    };
  }

  /** How many. */
  public int conversations() {
    return conversations;
  }

  /** All that was counted, in words. */
  public String told(Path out) {
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
