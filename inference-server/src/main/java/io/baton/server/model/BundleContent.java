package io.baton.server.model;

import io.baton.server.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a bundle by name. Immutable, as long as nobody changes the bytes. */
final class BundleContent {

  private static final String MANIFEST = "manifest.json";

  private final SortedMap<String, byte[]> files;

  BundleContent(Map<String, byte[]> files) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  SortedMap<String, byte[]> files() {
    return files;
  }

  /** The manifest; empty where there is none. */
  byte[] manifest() {
    return files.getOrDefault(MANIFEST, new byte[0]);
  }

  /** Bytes of all files. */
  long bytes() {
    return files.values().stream().mapToLong(data -> data.length).sum();
  }

  /**
   * SHA-256, in hexadecimal, of the names and hashes of the files that decide. Manifests and
   * reports do not: they say when and from what a model was trained, and the same model may be
   * trained twice.
   */
  String fingerprint() {
    MessageDigest digest = Sha256.begin();
    files.forEach((name, data) -> {
      if (!name.endsWith(MANIFEST) && !name.endsWith(".html")) {
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Sha256.of(data));
      }
    });
    return HexFormat.of().formatHex(digest.digest());
  }
}
