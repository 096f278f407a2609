package io.baton.escalation.signal;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.request.PromiseDetector;
import java.util.List;
import java.util.Optional;

/** The bot says that it connects the customer with a human. */
public final class BotPromiseDetector implements SignalDetector {

  private final PromiseDetector promises;

  public BotPromiseDetector(PromiseDetector promises) {
    this.promises = promises;
  }

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    if (!heard.fromBot()) {
      return Optional.empty();
    }
    return promises
        .find(heard.text())
        .map(match ->
            new Signal(
                SignalName.BOT_PROMISE,
                match.strength(),
                List.of(new Evidence(heard.turn().id(), match.start(), match.end())),
                match.detail()));
  }
}
