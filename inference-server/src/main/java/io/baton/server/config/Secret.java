package io.baton.server.config;

/**
 * A text that must not be shown by accident.
 *
 * @param value the text itself; not blank
 */
public record Secret(String value) {

  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("must not be blank");
    }
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
