package io.baton.server.context.summary;

import io.baton.conversation.LanguageTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of summaries and reasons in a language. */
public final class Phrases {

  /** Languages that agents can have. */
  public static final List<String> LANGUAGES = List.of("en", "es", "de", "fr", "pt");

  private static final String FALLBACK = "en";
  private static final Pattern ELSEWHERE = Pattern.compile("(?:heading|result|speaker|names)\\..*");

  private final String language;
  private final Properties texts;

  private Phrases(String language, Properties texts) {
    this.language = language;
    this.texts = texts;
  }

  /** All of them, by language. */
  public static Map<String, Phrases> all() {
    return LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Phrases::load));
  }

  private static Phrases load(String language) {
    String resource = "phrases_" + language + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Phrases(language, properties);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** Those of a BCP 47 tag, of its language alone, or English. */
  public static Phrases of(Map<String, Phrases> all, Optional<String> tag) {
    String primary = tag.map(LanguageTag::base).orElse(FALLBACK);
    Phrases own = all.get(primary);
    return own == null ? all.getOrDefault(FALLBACK, load(FALLBACK)) : own;
  }

  /** Such as en. */
  public String language() {
    return language;
  }

  /** A text, if there is one of this name. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(texts.getProperty(key));
  }

  /**
   * A text.
   *
   * @param values put in the places of {0}, {1}
   */
  public String get(String key, String... values) {
    String text =
        find(key)
            .orElseThrow(() -> new IllegalStateException("no text " + key + " in " + language));
    // In one pass, so that a value with braces in it stays as it is.
    StringBuilder filled = new StringBuilder();
    int at = 0;
    int open = text.indexOf('{');
    while (open >= 0) {
      int index = text.charAt(open + 1) - '0';
      filled.append(text, at, open).append(values[index]);
      at = open + 3;
      open = text.indexOf('{', at);
    }
    return filled.append(text.substring(at)).toString();
  }

  /** Names of all texts. */
  Set<String> keys() {
    return new TreeSet<>(texts.stringPropertyNames());
  }

  /** All texts of summaries, for those who check words against them. */
  List<String> texts() {
    return texts.stringPropertyNames().stream()
        .filter(key -> !ELSEWHERE.matcher(key).matches())
        .map(key -> get(key, "{0}"))
        .toList();
  }
}
