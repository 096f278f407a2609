package io.baton.escalation.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names of a bundle's files, and their hashes. */
final class BundleFiles {

  static final String MANIFEST = "manifest.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String CALIBRATION = "calibration.json";
  static final String GOLDEN = "golden.jsonl";
  static final String REPORT = "report.html";

  static final List<String> ALL = List.of(MANIFEST, WEIGHTS, CALIBRATION, GOLDEN, REPORT);

  private BundleFiles() {}

  static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
