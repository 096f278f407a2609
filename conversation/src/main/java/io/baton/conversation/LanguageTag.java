package io.baton.conversation;

import java.util.Locale;

/**
 * Languages as channels, bots and people write them: BCP 47 tags, with a hyphen or an underscore.
 */
public final class LanguageTag {

  private LanguageTag() {}

  /**
   * A tag's language alone, in lower case: {@code de} of {@code de-AT}, {@code de_AT} and {@code
   * DE}. Empty where it is no language tag.
   */
  public static String base(String tag) {
    return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
  }
}
