package io.baton.server.http;

import io.javalin.http.Context;
import java.util.Optional;

/** Finds out who sends a request by the key in its header Authorization. Thread-safe. */
public final class BearerKeys {

  private static final String SCHEME = "Bearer ";
  private static final int LONGEST_KEY = 256;

  private final Authenticator authenticator;
  private final Gate.Strangers strangers;

  BearerKeys(Authenticator authenticator, Gate.Strangers strangers) {
    this.authenticator = authenticator;
    this.strangers = strangers;
  }

  /**
   * The caller.
   *
   * @throws ProblemException 401 if the header is absent, or the key is not known; 429 if it was
   *     not seen before and too many came that are not known
   */
  Caller caller(Context context) {
    String header = context.header("Authorization");
    if (header == null || !hasKey(header)) {
      throw refused(context, "send the header Authorization: Bearer KEY");
    }
    String key = key(header);
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw refused(context, "a key has 1 to " + LONGEST_KEY + " characters");
    }
    if (authenticator.known(key).isEmpty()) {
      strangers.check(context);
    }
    return authenticator.caller(key).orElseThrow(() -> stranger(context));
  }

  private ProblemException stranger(Context context) {
    strangers.count(context);
    return refused(context, "the key is not known, revoked or expired");
  }

  /** Who sends a header Authorization, if its key was seen before. */
  Optional<Caller> known(String header) {
    return Optional.of(header)
        .filter(sent -> hasKey(sent) && sent.length() <= SCHEME.length() + LONGEST_KEY)
        .flatMap(sent -> authenticator.known(key(sent)));
  }

  /**
   * The header Authorization of a request whose caller is known, the same however the name of its
   * scheme is written.
   */
  public static String authorization(Context context) {
    return SCHEME + key(String.valueOf(context.header("Authorization")));
  }

  private static boolean hasKey(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static String key(String header) {
    return header.substring(SCHEME.length()).strip();
  }

  private static ProblemException refused(Context context, String detail) {
    context.header("WWW-Authenticate", "Bearer");
    return new ProblemException(Problem.of(Problem.Kind.UNAUTHORIZED, detail));
  }
}
