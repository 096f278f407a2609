package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A handoff as it is kept.
 *
 * @param since when it came to its status
 * @param introduction what the customer was told of it
 * @param asked number of the bot's turn with which the customer was asked, while they waited,
 *     whether they still need a human
 */
public record KeptHandoff(
    Handoff handoff, Instant since, Optional<Introduction> introduction, OptionalInt asked) {

  /** One of which the customer was not told yet. */
  KeptHandoff(Handoff handoff, Instant since) {
    this(handoff, since, Optional.empty(), OptionalInt.empty());
  }

  KeptHandoff introduced(Introduction words) {
    return new KeptHandoff(handoff, since, Optional.of(words), asked);
  }

  KeptHandoff asked(int turn) {
    return new KeptHandoff(handoff, since, introduction, OptionalInt.of(turn));
  }

  /** Whether the customer was asked with the turn of this number, the last one. */
  public boolean askedWith(int turn) {
    return asked.isPresent() && asked.getAsInt() == turn;
  }
}
