package io.baton.escalation.signal;

import io.baton.conversation.decision.Signal;
import java.util.Optional;

/** Looks for one signal at a turn. Pure and thread-safe. */
@FunctionalInterface
public interface SignalDetector {

  /** The signal, if it is there at this turn. */
  Optional<Signal> detect(Heard heard, SignalSettings settings);
}
