package io.baton.escalation.turn;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.util.List;

/**
 * The turns before an agent took over from a bot. Whether a conversation needed a human is asked of
 * these alone: an agent who speaks is the answer, and is not there where one was missed.
 */
public final class BeforeAgent {

  private BeforeAgent() {}

  /**
   * Those before the first turn of an agent that comes after a bot's, and before what the system
   * says of it; without one all turns.
   */
  public static List<TurnView> of(List<TurnView> turns) {
    return turns.subList(0, count(turns));
  }

  /** How many these are; at least one unless there is no turn. */
  public static int count(List<TurnView> turns) {
    return countTurns(turns.stream().map(TurnView::turn).toList());
  }

  /** The same of turns as they were said. */
  public static int countTurns(List<Turn> turns) {
    boolean bot = false;
    for (int i = 0; i < turns.size(); i++) {
      Speaker speaker = turns.get(i).speaker();
      if (bot && speaker == Speaker.AGENT) {
        return withoutNews(turns, i);
      }
      bot |= speaker == Speaker.BOT;
    }
    return turns.size();
  }

  /** What the system says right before, such as who comes, is the answer as well. */
  private static int withoutNews(List<Turn> turns, int count) {
    int end = count;
    while (turns.get(end - 1).speaker() == Speaker.SYSTEM) {
      end--;
    }
    return end;
  }
}
