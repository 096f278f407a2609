package io.baton.escalation.signal;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.request.RequestDetector;
import java.util.List;
import java.util.Optional;

/** The customer asks for a human. */
public final class ExplicitRequestDetector implements SignalDetector {

  private final RequestDetector requests;

  public ExplicitRequestDetector(RequestDetector requests) {
    this.requests = requests;
  }

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    if (!heard.fromCustomer()) {
      return Optional.empty();
    }
    return heard.text().size() == 0 || heard.text().original().startsWith("/")
        ? pressed(heard)
        : typed(heard);
  }

  private Optional<Signal> typed(Heard heard) {
    return requests
        .find(heard.text())
        .map(match ->
            new Signal(
                SignalName.EXPLICIT_REQUEST,
                match.strength(),
                List.of(new Evidence(heard.turn().id(), match.start(), match.end())),
                match.detail()));
  }

  /** Where something was typed its words count, whatever an NLU took them for. */
  private Optional<Signal> pressed(Heard heard) {
    String text = heard.text().original();
    Optional<String> name = text.startsWith("/") ? Optional.of(text) : heard.turn().intent();
    return name.filter(requests::isPressed)
        .map(pressed ->
            new Signal(
                SignalName.EXPLICIT_REQUEST,
                1,
                List.of(new Evidence(heard.turn().id(), 0, text.length())),
                "intent"))
        .or(() -> typed(heard));
  }
}
