package io.baton.server.routing;

import io.baton.conversation.Checks;

/**
 * The language that a conversation is held in.
 *
 * @param language ISO 639-1 code, such as en; not blank
 * @param hard whether nobody without it may be chosen; otherwise the rules may relax it
 */
public record LanguageNeed(String language, boolean hard) {

  public LanguageNeed {
    Checks.notBlank("language", language);
  }
}
