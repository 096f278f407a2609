package io.baton.escalation.signal;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.List;
import java.util.Optional;

/** The bot failed several times on the same topic. */
final class FailureDetector implements SignalDetector {

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    SignalState state = heard.after();
    if (state.failures() < settings.failures() || !state.failedLastAt(heard.turn().id())) {
      return Optional.empty();
    }
    double strength = Math.min(1, 0.6 + 0.2 * (state.failures() - settings.failures()));
    List<Evidence> evidence = state.failureTurns().stream().map(Evidence::whole).toList();
    return Optional.of(
        new Signal(
            SignalName.REPEATED_FAILURE, strength, evidence, "failures=" + state.failures()));
  }
}
