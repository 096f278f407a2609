package io.baton.training.request;

import io.baton.escalation.request.PromiseDetector;
import io.baton.escalation.request.RequestDetector;
import io.baton.escalation.text.TokenizedText;

/** What the engine's detectors say of phrases. Thread-safe. */
public final class PhraseDetection {

  private final RequestDetector requests = new RequestDetector();
  private final PromiseDetector promises = new PromiseDetector();

  /** Whether the phrase is found to be what its kind says. */
  public boolean says(LabelledPhrase phrase) {
    TokenizedText tokens = TokenizedText.of(phrase.text());
    return switch (phrase.kind()) {
      case PROMISE -> promises.find(tokens).isPresent();
      case REQUEST -> requests.find(tokens).isPresent();
    };
  }
}
