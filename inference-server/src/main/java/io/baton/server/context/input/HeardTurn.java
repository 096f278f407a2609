package io.baton.server.context.input;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.util.Optional;

/**
 * A turn with what was decided about it.
 *
 * @param seq from 1, without gaps
 * @param turn as it came, or with its personal data hidden
 * @param judged what the engine said, if it is known
 */
public record HeardTurn(int seq, Turn turn, Optional<Judged> judged) {

  /** Whether the customer speaks. */
  public boolean ofCustomer() {
    return turn.speaker() == Speaker.CUSTOMER;
  }

  /** Whether the bot speaks. */
  public boolean ofBot() {
    return turn.speaker() == Speaker.BOT;
  }

  /** What was said; empty where only the intent is known. */
  public String text() {
    return turn.text().orElse("");
  }

  /** The same with another turn. */
  public HeardTurn with(Turn other) {
    return new HeardTurn(seq, other, judged);
  }
}
