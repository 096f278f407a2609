package io.baton.escalation.policy;

import io.baton.conversation.Turn;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.text.TokenizedText;
import java.util.List;
import java.util.Optional;

/**
 * What a policy decides on.
 *
 * @param turn as it came
 * @param text its tokens
 * @param signals at this turn
 * @param fired topic rules that hold
 * @param risk of the model; absent where rules decide alone
 * @param circumstances of the turn
 */
public record Situation(
    Turn turn,
    TokenizedText text,
    List<Signal> signals,
    List<TopicRule> fired,
    Optional<Risk> risk,
    Circumstances circumstances) {

  public Situation {
    signals = List.copyOf(signals);
    fired = List.copyOf(fired);
  }

  boolean has(SignalName name) {
    for (Signal signal : signals) {
      if (signal.name() == name) {
        return true;
      }
    }
    return false;
  }
}
