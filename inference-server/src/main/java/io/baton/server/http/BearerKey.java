package io.baton.server.http;

import io.baton.server.config.Secret;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets requests through that carry the key. Thread-safe. */
public final class BearerKey {

  private static final String SCHEME = "Bearer ";

  private final byte[] key;

  public BearerKey(Secret key) {
    this.key = key.value().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Looks at the request.
   *
   * @throws ProblemException 401 if the header Authorization is absent or wrong
   */
  public void check(Context context) {
    String header = context.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused(context, "send the header Authorization: Bearer KEY");
    }
    byte[] sent = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(sent, key)) {
      throw refused(context, "the key is not known");
    }
  }

  private static ProblemException refused(Context context, String detail) {
    context.header("WWW-Authenticate", "Bearer");
    return new ProblemException(Problem.of(Problem.Kind.UNAUTHORIZED, detail));
  }
}
