package io.baton.escalation.request;

import io.baton.escalation.meaning.TextMeaning;
import io.baton.escalation.text.TokenizedText;
import java.util.Optional;

/**
 * Finds explicit requests for a human: a linear model over words, letters and what they mean in
 * five languages, with a small recurrent net for what it is not sure of, learnt from labelled
 * phrases. A negation, a third party, a quotation or a question about what the customer is talking
 * to is none. Pure and thread-safe.
 */
public final class RequestDetector {

  /** The linear model's resource in this package. */
  public static final String MODEL = "requests.model";

  /** The nets' resource in this package. */
  public static final String NETS = "requests.nets";

  /** Large, and the same in every engine. */
  private static final class Shared {
    private static final Phrases PHRASES =
        Phrases.of(
            MODEL,
            NETS,
            Category.PERSON,
            Category.CONTACT,
            Category.CALLME,
            Category.WANT,
            Category.THERE,
            Category.BOT,
            Category.REAL);
  }

  private final Phrases phrases = Shared.PHRASES;

  /** The request in a customer's text, if there is one. */
  public Optional<RequestMatch> find(TokenizedText text) {
    return phrases.find(text);
  }

  /**
   * Whether a text is of a language that is read here, as far as its words tell; languages share
   * some (con, un), so that a few are not enough. One without words is.
   */
  public boolean reads(TokenizedText text) {
    return TextMeaning.of(text).meanings().isOfOneLanguage();
  }

  /**
   * Whether a turn whose words tell nothing asks for one: by the name of its intent, or by the
   * payload of the button that was pressed.
   */
  public boolean isPressed(String name) {
    return RequestIntents.contain(name);
  }
}
