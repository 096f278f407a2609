package io.baton.server.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes tokens and their hashes. Thread-safe. */
public final class LinkTokens {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** A token of 256 random bits, 43 letters, digits, - and _. */
  public String next() {
    byte[] drawn = new byte[BYTES];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  /** SHA-256: a token of 256 random bits cannot be guessed, so that a slow hash gains nothing. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
