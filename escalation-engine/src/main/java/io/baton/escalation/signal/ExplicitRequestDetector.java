package io.baton.escalation.signal;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.request.RequestDetector;
import io.baton.escalation.text.Payload;
import io.baton.escalation.text.TokenizedText;
import java.util.List;
import java.util.Optional;

/** The customer asks for a human. */
public final class ExplicitRequestDetector implements SignalDetector {

  /** Confidence of an intent that is believed. */
  private static final double SURE = 0.8;

  private final RequestDetector requests;
  private final Words manners = Words.of("acknowledgements.txt", "manners.txt");

  public ExplicitRequestDetector(RequestDetector requests) {
    this.requests = requests;
  }

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    if (!heard.fromCustomer()) {
      return Optional.empty();
    }
    return Payload.isPressed(heard.text())
        ? pressed(heard)
        : typed(heard).or(() -> recognised(heard));
  }

  /** An answer, a greeting or a farewell asks for nobody, however alike a request it sounds. */
  private Optional<Signal> typed(Heard heard) {
    return manners.areAllOf(heard.text()) ? Optional.empty() : requested(heard);
  }

  private Optional<Signal> requested(Heard heard) {
    return requests
        .find(heard.text())
        .map(match ->
            new Signal(
                SignalName.EXPLICIT_REQUEST,
                match.strength(),
                List.of(new Evidence(heard.turn().id(), match.start(), match.end())),
                match.detail()));
  }

  /**
   * Where something was typed its words count, whatever an NLU took them for; of a language that is
   * not read here the NLU knows more.
   */
  private Optional<Signal> recognised(Heard heard) {
    return heard
        .turn()
        .intent()
        .filter(intent -> heard.turn().intentConfidence().orElse(1) >= SURE)
        .filter(intent -> !requests.reads(heard.text()) || isChoice(heard.text()))
        .filter(requests::isPressed)
        .map(intent -> intended(heard));
  }

  /** The number of an answer in a menu that was written out. */
  private static boolean isChoice(TokenizedText text) {
    int numbers = 0;
    for (int i = 0; i < text.size(); i++) {
      if (text.isWord(i)) {
        if (!Character.isDigit(text.token(i).codePointAt(0))) {
          return false;
        }
        numbers++;
      }
    }
    return numbers > 0;
  }

  private Optional<Signal> pressed(Heard heard) {
    String text = heard.text().original();
    Optional<String> name = Payload.is(heard.text()) ? Optional.of(text) : heard.turn().intent();
    return name.filter(requests::isPressed).map(pressed -> intended(heard)).or(() -> typed(heard));
  }

  private static Signal intended(Heard heard) {
    int end = heard.text().original().length();
    return new Signal(
        SignalName.EXPLICIT_REQUEST, 1, List.of(new Evidence(heard.turn().id(), 0, end)), "intent");
  }
}
