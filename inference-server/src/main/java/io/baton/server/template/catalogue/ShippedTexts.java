package io.baton.server.template.catalogue;

import io.baton.server.template.text.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The texts that come with Baton. Immutable. */
public final class ShippedTexts implements Texts {

  private final Map<String, Map<MessageKey, Template>> texts;

  private ShippedTexts(Map<String, Map<MessageKey, Template>> texts) {
    this.texts = texts;
  }

  /**
   * Reads them.
   *
   * @throws IllegalStateException if one is missing or wrong
   */
  public static ShippedTexts read() {
    Map<String, Map<MessageKey, Template>> texts = new HashMap<>();
    for (String language : Languages.SHIPPED) {
      texts.put(language, read("messages_" + language + ".properties"));
    }
    return new ShippedTexts(texts);
  }

  private static Map<MessageKey, Template> read(String resource) {
    Properties properties = load(resource);
    Map<MessageKey, Template> templates = new EnumMap<>(MessageKey.class);
    for (MessageKey key : MessageKey.values()) {
      Object text = properties.remove(key.wireName());
      if (!(text instanceof String source)) {
        throw new IllegalStateException(resource + ": " + key.wireName() + " is missing");
      }
      templates.put(key, Template.parse(source));
    }
    if (!properties.isEmpty()) {
      throw new IllegalStateException(resource + ": no message is " + properties.keySet());
    }
    return templates;
  }

  private static Properties load(String resource) {
    Properties properties = new Properties();
    try (InputStream in = ShippedTexts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** The text in exactly this language. */
  public Optional<Template> findExactly(MessageKey key, String language) {
    return Optional.ofNullable(texts.get(language)).map(one -> one.get(key));
  }

  @Override
  public Found find(MessageKey key, String language) {
    return Stream.concat(Languages.chain(language).stream(), Stream.of(Languages.LAST))
        .flatMap(
            tag -> findExactly(key, tag).map(template -> new Found(template, tag, false)).stream())
        .findFirst()
        .orElseThrow();
  }
}
