package io.baton.server.template.catalogue;

import io.baton.server.template.text.Template;
import java.util.Locale;

/** Finds the text of a message. */
@FunctionalInterface
public interface Texts {

  /**
   * A text that was found.
   *
   * @param language BCP 47 tag of the language that it is in
   * @param own whether the workspace wrote it
   */
  record Found(Template template, String language, boolean own) {

    Locale locale() {
      return Locale.forLanguageTag(language);
    }
  }

  /**
   * The text in this language, or the nearest to it that there is.
   *
   * @param language BCP 47 tag
   */
  Found find(MessageKey key, String language);
}
