package io.baton.server.link;

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
}
