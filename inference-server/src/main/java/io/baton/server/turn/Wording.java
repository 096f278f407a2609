package io.baton.server.turn;

import io.baton.conversation.decision.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What a bot may say to the customer, by action and language; English where there is no other. */
final class Wording {

  private static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt");
  private static final String FALLBACK = "en";

  private final Map<String, Properties> texts = new HashMap<>();

  Wording() {
    LANGUAGES.forEach(language -> texts.put(language, load("wording_" + language + ".properties")));
  }

  private static Properties load(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Wording.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /**
   * The text; empty for an action that needs none.
   *
   * @param language BCP 47 tag of the conversation, if known
   */
  Optional<String> of(Action action, Optional<String> language) {
    String primary = language.map(tag -> Locale.forLanguageTag(tag).getLanguage()).orElse(FALLBACK);
    Properties properties = texts.getOrDefault(primary, texts.get(FALLBACK));
    return properties == null
        ? Optional.empty()
        : Optional.ofNullable(properties.getProperty(action.name().toLowerCase(Locale.ROOT)));
  }
}
