package io.baton.server.template.catalogue;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Languages of texts, as BCP 47 tags. */
public final class Languages {

  /** Those that Baton comes with. */
  public static final List<String> SHIPPED = List.of("en", "es", "de", "fr", "pt");

  /** In which there is always a text. */
  public static final String LAST = "en";

  private static final int LONGEST = 35;

  private Languages() {}

  /** The tag as it is written, such as pt-BR; empty if it is none. */
  public static Optional<String> normal(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
      return Optional.of(locale.toLanguageTag())
          .filter(normal -> tag.length() <= LONGEST && locale.getLanguage().length() >= 2)
          .filter(normal -> locale.getLanguage().length() <= 3);
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** The tag, then the same without its last subtag, and so on: pt-BR, pt. Empty if it is none. */
  public static List<String> chain(String tag) {
    return normal(tag).map(Languages::shorter).orElse(List.of());
  }

  private static List<String> shorter(String normal) {
    return java.util.stream.Stream.iterate(
            normal,
            one -> !one.isEmpty(),
            one -> one.substring(0, Math.max(0, one.lastIndexOf('-'))))
        .toList();
  }
}
