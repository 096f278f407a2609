package io.baton.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Problem details for HTTP APIs (RFC 9457), with the field at fault where there is one.
 *
 * @param type identifies the kind of problem: /problems/ and a word
 * @param title the same for every problem of its type
 * @param status of the response
 * @param detail what is wrong this time, with value and range
 * @param field path in the request, such as signals[0].value
 * @param wording what the customer may be told instead, where what was refused was meant for one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    Optional<String> field,
    Optional<String> wording) {

  /** A problem with the request as a whole. */
  public static Problem of(Kind kind, String detail) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), detail, Optional.empty(), Optional.empty());
  }

  /** A problem with one field. */
  public static Problem of(Kind kind, String field, String detail) {
    return new Problem(
        kind.type(), kind.title(), kind.status(), detail, Optional.of(field), Optional.empty());
  }

  /** A request that reaches no endpoint, with a status of those that HTTP has for it. */
  static Problem unreadable(int status, String detail) {
    Kind kind = Kind.UNREADABLE;
    return new Problem(
        kind.type(), kind.title(), status, detail, Optional.empty(), Optional.empty());
  }

  /** The same with what the customer may be told instead. */
  public Problem instead(Optional<String> words) {
    return new Problem(type, title, status, detail, field, words);
  }

  /** The same of what was in a place of a larger request. */
  public Problem in(String place) {
    String told = field.map(inner -> inner + ": " + detail).orElse(detail);
    return new Problem(type, title, status, told, Optional.of(place), wording);
  }

  /** The kinds of problem that this server has. */
  public enum Kind {
    MALFORMED(400, "The body is no valid JSON in UTF-8"),
    UNREADABLE(400, "The request cannot be read"),
    UNAUTHORIZED(401, "A valid key is needed"),
    FORBIDDEN(403, "The key may not do this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The method does not fit the path"),
    TOO_SLOW(408, "The request comes too slowly"),
    CONFLICT(409, "It contradicts what is stored"),
    FREE_TEXT_CLOSED(409, "The channel takes no free text now"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json, in gzip, deflate or neither"),
    INVALID(422, "A field is not as it must be"),
    TOO_MANY(429, "There are too many requests"),
    UNEXPECTED(500, "The server failed"),
    UNAVAILABLE(503, "The server cannot answer now"),
    NO_ROOM(507, "There is no room to store anything");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** Status code of the response. */
    public int status() {
      return status;
    }

    String type() {
      return "/problems/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    String title() {
      return title;
    }
  }
}
