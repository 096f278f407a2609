package io.baton.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.http.body.TimedBody;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads bodies of requests within their limit, which holds for what was unpacked. Thread-safe. */
public final class Bodies {

  private static final String ATTRIBUTE = "body";
  private static final String BEGUN = "baton.body.begun";

  /** Of a body that is read as a whole; its longest then comes by 17 kB a second. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Of one that is read piece by piece, such as a bundle of 64 MB. */
  private static final Duration PATIENCE_WITH_LONG = Duration.ofMinutes(10);

  /** How the body of a request is packed (content codings, RFC 9110, section 8.4). */
  private enum Coding {
    IDENTITY,
    GZIP,
    DEFLATE;

    /**
     * That of a request.
     *
     * @throws ProblemException 415 if it is another one, with the header Accept-Encoding
     */
    static Coding of(Context context) {
      String sent = Optional.ofNullable(context.header("Content-Encoding")).orElse("").strip();
      return switch (sent.toLowerCase(Locale.ROOT)) {
        case "", "identity" -> IDENTITY;
        case "gzip", "x-gzip" -> GZIP;
        case "deflate" -> DEFLATE;
        default -> {
          context.header("Accept-Encoding", "gzip, deflate");
          throw new ProblemException(
              Problem.of(
                  Problem.Kind.UNSUPPORTED_MEDIA_TYPE,
                  "the Content-Encoding '" + sent + "' is neither gzip nor deflate"));
        }
      };
    }

    /**
     * The body as it was before.
     *
     * @throws IOException if it does not begin as such a body does
     */
    InputStream unpacked(InputStream body) throws IOException {
      return switch (this) {
        case IDENTITY -> body;
        case GZIP -> new GZIPInputStream(body);
        case DEFLATE -> new InflaterInputStream(body);
      };
    }
  }

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
   * @throws ProblemException 400, 408, 413, 415 or 422
   */
  public JsonNode read(Context context) {
    return read(context, most);
  }

  /**
   * The same of a body with a bound of its own.
   *
   * @param bound bytes; no more than of any other body all the same
   * @throws ProblemException as {@link #read(Context)}
   */
  public JsonNode read(Context context, int bound) {
    String type = Optional.ofNullable(context.contentType()).orElse("application/json");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new ProblemException(
          Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "'" + type + "' was sent"));
    }
    return json.read(bytes(context, Math.min(bound, most)));
  }

  /**
   * The body, unpacked; may be asked for more than once.
   *
   * @throws ProblemException 400, 408, 413 or 415
   */
  public byte[] bytes(Context context) {
    return bytes(context, most);
  }

  private byte[] bytes(Context context, int bound) {
    byte[] before = context.attribute(ATTRIBUTE);
    byte[] body = before == null ? readBytes(context, bound) : before;
    if (body.length > bound) {
      throw tooLarge(bound);
    }
    context.attribute(ATTRIBUTE, body);
    return body;
  }

  /**
   * The body, unpacked, for who reads it piece by piece and sees to its limit; it ends with 408
   * where it comes too slowly.
   *
   * @throws ProblemException 400 or 415
   */
  public InputStream stream(Context context) {
    Coding coding = Coding.of(context);
    try {
      return coding.unpacked(begin(context, PATIENCE_WITH_LONG));
    } catch (IOException e) {
      throw malformed(coding, e);
    }
  }

  /** At most one byte more than the bound, so that it is seen. */
  private static byte[] readBytes(Context context, int bound) {
    Coding coding = Coding.of(context);
    int announced = coding == Coding.IDENTITY ? context.contentLength() : -1;
    if (announced > bound) {
      throw tooLarge(bound);
    }
    try (InputStream in = coding.unpacked(begin(context, PATIENCE))) {
      // One more than announced, so that the end is seen; and no more room than is needed.
      return in.readNBytes((announced < 0 ? bound : announced) + 1);
    } catch (IOException e) {
      throw malformed(coding, e);
    }
  }

  private static ProblemException tooLarge(int bound) {
    return new ProblemException(
        Problem.of(Problem.Kind.TOO_LARGE, "the body is longer than " + bound + " bytes"));
  }

  private static InputStream begin(Context context, Duration patience) {
    context.attribute(BEGUN, true);
    return new TimedBody(
        context.bodyInputStream(),
        patience,
        System::nanoTime,
        () ->
            new ProblemException(
                Problem.of(
                    Problem.Kind.TOO_SLOW,
                    "the body was not there within " + patience.toSeconds() + " seconds")));
  }

  /** Whether some of a request's body was asked for. */
  static boolean begun(Context context) {
    return context.attribute(BEGUN) != null;
  }

  private static ProblemException malformed(Coding coding, IOException e) {
    if (e.getCause() instanceof TimeoutException) {
      return new ProblemException(
          Problem.of(Problem.Kind.TOO_SLOW, "nothing more of the body came"));
    }
    String what = e instanceof ZipException ? "is not in " + coding : "broke off";
    // An end of the stream has no message.
    String why = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new ProblemException(Problem.of(Problem.Kind.MALFORMED, "the body " + what + why));
  }
}
