package io.baton.training.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;

/**
 * A phrase that is a request for a human, or a bot's promise of one, or only looks like it.
 *
 * @param kind of phrase
 * @param text as it was typed
 * @param language such as {@code en}; {@code unknown} where it is not said
 * @param truth whether it is one
 * @param author number of those who wrote it, from 0; 0 too where it is not known
 */
public record LabelledPhrase(Kind kind, String text, String language, boolean truth, int author) {

  /** What a phrase may be. */
  public enum Kind {
    /** A customer's request. */
    REQUEST("request"),
    /** A bot's promise. */
    PROMISE("promise");

    private final String field;

    Kind(String field) {
      this.field = field;
    }

    /** Name of the field that holds the truth. */
    public String field() {
      return field;
    }
  }

  /**
   * Reads a line {@code {"text", "language", "request"}}, or {@code promise} in place of request.
   *
   * @throws FieldException if a field is missing or of the wrong type
   */
  public static LabelledPhrase of(JsonNode line) {
    Kind kind = line.has(Kind.PROMISE.field()) ? Kind.PROMISE : Kind.REQUEST;
    JsonNode truth = line.path(kind.field());
    if (!line.path("text").isTextual()) {
      throw new FieldException("text", "missing; a text is needed");
    }
    if (!truth.isBoolean()) {
      throw new FieldException(kind.field(), truth + " is neither true nor false");
    }
    return new LabelledPhrase(
        kind,
        line.path("text").textValue(),
        line.path("language").asText("unknown"),
        truth.booleanValue(),
        0);
  }

  /** The same phrase by others. */
  LabelledPhrase by(int other) {
    return new LabelledPhrase(kind, text, language, truth, other);
  }
}
