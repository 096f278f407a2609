package io.baton.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads bodies of requests within their limit. Thread-safe. */
public final class Bodies {

  private static final String ATTRIBUTE = "body";

  private final Json json;
  private final int most;

  /**
   * @param most bytes
   */
  public Bodies(Json json, int most) {
    this.json = json;
    this.most = most;
  }

  /**
   * The body as JSON.
   *
   * @throws ProblemException 400, 413, 415 or 422
   */
  public JsonNode read(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("application/json");
    if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
      throw new ProblemException(
          Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "'" + type + "' was sent"));
    }
    return json.read(bytes(context));
  }

  /**
   * The body as it came; may be asked for more than once.
   *
   * @throws ProblemException 400 or 413
   */
  public byte[] bytes(Context context) {
    byte[] before = context.attribute(ATTRIBUTE);
    if (before != null) {
      return before;
    }
    byte[] read = readBytes(context);
    context.attribute(ATTRIBUTE, read);
    return read;
  }

  private byte[] readBytes(Context context) {
    try (InputStream in = context.bodyInputStream()) {
      // One more than announced, so that the end is seen; and no more room than is needed.
      int announced = context.contentLength();
      byte[] body = in.readNBytes(announced < 0 ? most + 1 : Math.min(announced, most) + 1);
      if (body.length > most) {
        throw new ProblemException(
            Problem.of(Problem.Kind.TOO_LARGE, "the body is longer than " + most + " bytes"));
      }
      return body;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(Problem.Kind.MALFORMED, "the body broke off: " + e.getMessage()));
    }
  }
}
