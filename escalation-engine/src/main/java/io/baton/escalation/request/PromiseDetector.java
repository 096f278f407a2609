package io.baton.escalation.request;

import io.baton.escalation.text.TokenizedText;
import java.util.Optional;

/**
 * Finds a bot's words that it connects the customer with a human, as against a mere offer, a
 * question or a condition: models as those of {@link RequestDetector}, learnt from labelled phrases
 * of bots. Pure and thread-safe.
 */
public final class PromiseDetector {

  /** The linear model's resource in this package. */
  public static final String MODEL = "promises.model";

  /** The nets' resource in this package. */
  public static final String NETS = "promises.nets";

  /** Large, and the same in every engine. */
  private static final class Shared {
    private static final Phrases PHRASES =
        Phrases.of(
            MODEL, NETS, Category.PERSON, Category.CONTACT, Category.CALLME, Category.PROMISE);
  }

  private final Phrases phrases = Shared.PHRASES;

  /** The promise in a bot's text, if there is one. */
  public Optional<RequestMatch> find(TokenizedText text) {
    return phrases.find(text);
  }
}
