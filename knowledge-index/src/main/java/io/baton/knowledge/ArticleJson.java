package io.baton.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;
import java.util.ArrayList;
import java.util.List;

/** Articles as JSON objects; fields that it does not know are passed over. */
public final class ArticleJson {

  private ArticleJson() {}

  /**
   * Reads an article.
   *
   * @throws FieldException with the field that is missing or wrong
   */
  public static Article read(JsonNode node) {
    return read(node, text(node, "id"));
  }

  /**
   * Reads an article whose id is told otherwise.
   *
   * @throws FieldException with the field that is missing or wrong
   */
  public static Article read(JsonNode node, String id) {
    String language = text(node, "language");
    String title = text(node, "title");
    String body = text(node, "body");
    String url = text(node, "url");
    try {
      return new Article(id, language, title, body, url, tags(node));
    } catch (FieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      String[] parts = String.valueOf(e.getMessage()).split(": ", 2);
      throw new FieldException(parts[0], parts[1]);
    }
  }

  /** A field that must be there. */
  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new FieldException(field, "is missing");
    }
    if (!value.isTextual()) {
      throw new FieldException(field, "is no text");
    }
    return value.textValue();
  }

  private static List<String> tags(JsonNode node) {
    JsonNode value = node.path("tags");
    List<String> tags = new ArrayList<>();
    if (value.isMissingNode() || value.isNull()) {
      return tags;
    }
    if (!value.isArray()) {
      throw new FieldException("tags", "is no list");
    }
    for (JsonNode tag : value) {
      if (!tag.isTextual()) {
        throw new FieldException("tags[" + tags.size() + "]", "is no text");
      }
      tags.add(tag.textValue());
    }
    return tags;
  }

  /** All of an article. */
  public static ObjectNode write(Article article) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", article.id())
            .put("language", article.language())
            .put("title", article.title())
            .put("body", article.body())
            .put("url", article.url());
    article.tags().forEach(node.putArray("tags")::add);
    return node;
  }
}
