package io.baton.server.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Dots. */
  @Override
  public String toString() {
    return "••••";
  }
}
