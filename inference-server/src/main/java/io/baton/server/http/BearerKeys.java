package io.baton.server.http;

import io.javalin.http.Context;

/** Finds out who sends a request by the key in its header Authorization. Thread-safe. */
final class BearerKeys {

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_KEY = 256;

  private final Authenticator authenticator;

  BearerKeys(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * The caller.
   *
   * @throws ProblemException 401 if the header is absent, or the key is not known
   */
  Caller caller(Context context) {
    String header = context.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refused(context, "send the header Authorization: Bearer KEY");
    }
    String key = header.substring(SCHEME.length()).strip();
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw refused(context, "a key has 1 to " + LONGEST_KEY + " characters");
    }
    return authenticator
        .caller(key)
        .orElseThrow(() -> refused(context, "the key is not known, revoked or expired"));
  }

  private static ProblemException refused(Context context, String detail) {
    context.header("WWW-Authenticate", "Bearer");
    return new ProblemException(Problem.of(Problem.Kind.UNAUTHORIZED, detail));
  }
}
