package io.baton.escalation.request;

import io.baton.escalation.text.TokenizedText;
import java.util.Optional;

/**
 * Finds explicit requests for a human: a linear model over words, letters and the categories of a
 * lexicon of five languages, learnt from labelled phrases. A negation, a third party, a quotation
 * or a question about what the customer is talking to is none. Pure and thread-safe.
 */
public final class RequestDetector {

  /** The model's resource in this package. */
  public static final String MODEL = "requests.model";

  private final Phrases phrases =
      Phrases.of(
          MODEL,
          Category.PERSON,
          Category.CONTACT,
          Category.CALLME,
          Category.WANT,
          Category.THERE,
          Category.BOT,
          Category.REAL);

  /** The request in a customer's text, if there is one. */
  public Optional<RequestMatch> find(TokenizedText text) {
    return phrases.find(text);
  }
}
