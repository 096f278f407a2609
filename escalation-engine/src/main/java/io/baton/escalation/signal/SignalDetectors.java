package io.baton.escalation.signal;

import io.baton.conversation.decision.Signal;
import java.util.ArrayList;
import java.util.List;

/** The detectors that need nothing but the turn and the state, and those given to it. */
public final class SignalDetectors {

  private final List<SignalDetector> all;

  /**
   * @param further detectors, such as those of explicit requests
   */
  public SignalDetectors(List<SignalDetector> further) {
    List<SignalDetector> detectors = new ArrayList<>(further);
    detectors.add(new ConfidenceDetector());
    detectors.add(new SentimentDetector());
    detectors.add(new LoopDetector());
    detectors.add(new FailureDetector());
    detectors.add(new BehaviourDetector());
    this.all = List.copyOf(detectors);
  }

  /** The signals of a turn. */
  public List<Signal> detect(Heard heard, SignalSettings settings) {
    List<Signal> signals = new ArrayList<>();
    for (SignalDetector detector : all) {
      detector.detect(heard, settings).ifPresent(signals::add);
    }
    return signals;
  }
}
