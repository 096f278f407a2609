package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
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
 * @param resumePoint what the bot left itself, to go on from after handback
 */
public record KeptHandoff(
    Handoff handoff,
    Instant since,
    Optional<Introduction> introduction,
    OptionalInt asked,
    Optional<String> resumePoint) {

  /** One of which the customer was not told yet. */
  KeptHandoff(Handoff handoff, Instant since) {
    this(handoff, since, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  KeptHandoff introduced(Introduction words) {
    return new KeptHandoff(handoff, since, Optional.of(words), asked, resumePoint);
  }

  KeptHandoff resuming(Optional<String> token) {
    return new KeptHandoff(handoff, since, introduction, asked, token);
  }

  KeptHandoff asked(int turn) {
    return new KeptHandoff(handoff, since, introduction, OptionalInt.of(turn), resumePoint);
  }

  /** What notes that an agent has the context; nothing where that is noted already. */
  public Optional<HandoffCommand> delivering(String agent) {
    boolean noted =
        handoff.times().ended().isEmpty()
            && handoff.times().contextDelivered().isPresent()
            && HandoffView.agent(handoff.state()).equals(Optional.of(agent));
    return noted ? Optional.empty() : Optional.of(new HandoffCommand.DeliverContext(agent));
  }

  /** Whether the customer was asked with the turn of this number, the last one. */
  public boolean askedWith(int turn) {
    return asked.isPresent() && asked.getAsInt() == turn;
  }
}
