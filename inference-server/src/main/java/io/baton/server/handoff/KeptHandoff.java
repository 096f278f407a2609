package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import java.time.Instant;
import java.util.Optional;

/**
 * A handoff as it is kept.
 *
 * @param since when it came to its status
 * @param introduction what the customer was told of it
 */
public record KeptHandoff(Handoff handoff, Instant since, Optional<Introduction> introduction) {

  /** One of which the customer was not told yet. */
  KeptHandoff(Handoff handoff, Instant since) {
    this(handoff, since, Optional.empty());
  }

  KeptHandoff introduced(Introduction words) {
    return new KeptHandoff(handoff, since, Optional.of(words));
  }
}
