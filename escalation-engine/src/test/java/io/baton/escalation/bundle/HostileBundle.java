package io.baton.escalation.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Bundles by somebody who knows the format: a file is exchanged, and the manifest says its hash and
 * the model's version, so that the reader goes on past both.
 */
final class HostileBundle {

  private static final Map<String, byte[]> SMALL = SmallBundle.files(-2);
  private static final List<String> NAMES = List.copyOf(new TreeMap<>(SMALL).keySet());

  private HostileBundle() {}

  /** Names of the files. */
  static List<String> names() {
    return NAMES;
  }

  /** A file as it should be. */
  static byte[] good(String name) {
    return SMALL.getOrDefault(name, new byte[0]).clone();
  }

  /**
   * Reads a bundle with one file exchanged.
   *
   * @return false if it was refused as it must be; everything else than a refusal passes
   */
  static boolean isTaken(String name, byte[] content) {
    Map<String, byte[]> files = new TreeMap<>(SMALL);
    files.put(name, content);
    seal(files, name, content);
    try {
      BundleReader.read(files);
      return true;
    } catch (BundleException e) {
      return false;
    }
  }

  private static void seal(Map<String, byte[]> files, String name, byte[] content) {
    int folder = name.lastIndexOf('/') + 1;
    String manifest = name.substring(0, folder) + BundleFiles.MANIFEST;
    if (name.equals(manifest)) {
      return;
    }
    String text = new String(good(manifest), StandardCharsets.UTF_8);
    text = text.replace(BundleFiles.sha256(good(name)), BundleFiles.sha256(content));
    if (name.equals(BundleFiles.WEIGHTS)) {
      text = text.replace(SmallBundle.version(-2), version(content));
    }
    files.put(manifest, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What the weights call themselves; what cannot be read has no name, and the reader says so. */
  private static String version(byte[] weights) {
    try {
      return BundleWriter.version(Weights.parts(Safetensors.read(weights)));
    } catch (BundleException e) {
      return "none";
    }
  }
}
