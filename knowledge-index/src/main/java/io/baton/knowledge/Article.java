package io.baton.knowledge;

import io.baton.conversation.Checks;
import io.baton.conversation.LanguageTag;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * An article of a help centre. All of it is text, none of it is read as HTML.
 *
 * @param id up to 200 characters, unique in its workspace
 * @param language BCP 47 tag, such as pt-BR; which words mean the same goes by its first part
 * @param title up to 300 characters
 * @param body up to 50,000 characters
 * @param url where it can be read, http or https
 * @param tags up to 50 other words for what it is about, such as names of intents, each up to 100
 *     characters
 */
public record Article(
    String id, String language, String title, String body, String url, List<String> tags) {

  /** Characters of the longest body. */
  public static final int MOST_BODY = 50_000;

  private static final int MOST_ID = 200;
  private static final int MOST_TITLE = 300;
  private static final int MOST_URL = 2_000;
  private static final int MOST_TAGS = 50;
  private static final int MOST_TAG = 100;

  /**
   * Checks what it is given.
   *
   * @throws IllegalArgumentException with the field and what is wrong with it
   */
  public Article {
    tags = List.copyOf(tags);
    text("id", id, MOST_ID);
    text("title", title, MOST_TITLE);
    text("body", body, MOST_BODY);
    text("url", url, MOST_URL);
    if (LanguageTag.base(language).isEmpty()) {
      throw new IllegalArgumentException(
          "language: '" + language + "' is no language tag, such as en or pt-BR");
    }
    if (!isPublicAddress(url)) {
      throw new IllegalArgumentException("url: is no address that begins with http:// or https://");
    }
    if (tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException("tags: " + tags.size() + " are more than " + MOST_TAGS);
    }
    tags.forEach(tag -> text("tags", tag, MOST_TAG));
  }

  private static void text(String field, String value, int most) {
    Checks.notBlank(field, value);
    if (value.length() > most) {
      throw new IllegalArgumentException(
          field + ": " + value.length() + " characters are more than " + most);
    }
    // PostgreSQL keeps no text with it.
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(field + ": holds the character U+0000");
    }
  }

  private static boolean isPublicAddress(String url) {
    try {
      URI address = URI.create(url);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
