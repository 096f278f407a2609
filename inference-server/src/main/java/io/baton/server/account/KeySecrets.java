package io.baton.server.account;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes keys and their hashes. Thread-safe. */
final class KeySecrets {

  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 16;
  private static final String PREFIX = "baton-";

  private final SecureRandom random = new SecureRandom();

  /** A key of 256 random bits. */
  String key() {
    return PREFIX + hex(KEY_BYTES);
  }

  /** A public id of 128 random bits. */
  String id() {
    return "key-" + hex(ID_BYTES);
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
