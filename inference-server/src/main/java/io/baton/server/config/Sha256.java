package io.baton.server.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of what is small, and of what comes in parts. */
public final class Sha256 {

  /** Never fed, only copied: to look for an algorithm takes as long as to hash a turn by it. */
  private static final MessageDigest FRESH = find();

  private Sha256() {}

  private static MessageDigest find() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A digest that has seen nothing yet. */
  public static MessageDigest begin() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      return find();
    }
  }

  /** Of bytes; 32 bytes. */
  public static byte[] of(byte[] data) {
    return begin().digest(data);
  }

  /** Of a text in UTF-8; 32 bytes. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
