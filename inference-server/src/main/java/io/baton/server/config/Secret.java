package io.baton.server.config;

import java.util.regex.Pattern;

/**
 * A text that must not be shown by accident.
 *
 * @param value the text itself; not blank
 */
public record Secret(String value) {

  private static final Pattern OF_A_HEADER = Pattern.compile("[ -~\u00a0-\u00ff]+");

  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("must not be blank");
    }
  }

  /** Whether a header of a request can carry a text; whoever refuses it shows it. */
  public static boolean canBeSent(String text) {
    return OF_A_HEADER.matcher(text).matches();
  }

  /** SHA-256 of a text of 256 random bits: it cannot be guessed, and a slow hash gains nothing. */
  public static byte[] hash(String secret) {
    return Sha256.of(secret);
  }

  /** Dots. */
  @Override
  public String toString() {
    return "••••";
  }
}
