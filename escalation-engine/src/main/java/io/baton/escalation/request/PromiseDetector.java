package io.baton.escalation.request;

import io.baton.escalation.text.TokenizedText;
import java.util.Optional;

/**
 * Finds a bot's words that it connects the customer with a human, as against a mere offer, a
 * question or a condition: a linear model as that of {@link RequestDetector}, learnt from labelled
 * phrases of bots. Pure and thread-safe.
 */
public final class PromiseDetector {

  /** The model's resource in this package. */
  public static final String MODEL = "promises.model";

  private final Phrases phrases =
      Phrases.of(MODEL, Category.PERSON, Category.CONTACT, Category.CALLME, Category.PROMISE);

  /** The promise in a bot's text, if there is one. */
  public Optional<RequestMatch> find(TokenizedText text) {
    return phrases.find(text);
  }
}
