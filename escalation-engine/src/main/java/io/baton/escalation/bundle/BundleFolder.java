package io.baton.escalation.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files of a bundle of either kind. Reading checks the format's version first, then that the
 * manifest names what is needed, then the hash of every file.
 */
final class BundleFolder {

  private static final Set<String> NEEDED =
      Set.of(BundleFiles.WEIGHTS, BundleFiles.CALIBRATION, BundleFiles.GOLDEN);

  /** What nobody vouches for might be anybody's. */
  private static final List<String> HASHED =
      BundleFiles.ALL.stream().filter(name -> !name.equals(BundleFiles.MANIFEST)).toList();

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final BundleSource source;
  private final Manifest manifest;
  private final Map<String, byte[]> files = new TreeMap<>();

  private BundleFolder(BundleSource source, String kind) {
    this.source = source;
    JsonNode json = json(BundleFiles.MANIFEST, bytes(BundleFiles.MANIFEST));
    if (!json.path("kind").asText().equals(kind)) {
      throw wrong(BundleFiles.MANIFEST, "kind " + json.path("kind") + " is not " + kind);
    }
    JsonNode told = json.path("format");
    int format = told.isInt() ? told.intValue() : -1;
    if (format < 1 || format > Manifest.FORMAT) {
      throw wrong(
          BundleFiles.MANIFEST,
          "format " + told + " is not in 1.." + Manifest.FORMAT + ", which this Baton reads");
    }
    manifest = manifest(json);
    manifest.sha256().forEach(this::readVerified);
  }

  /**
   * Reads all files.
   *
   * @throws BundleException naming the file and what is wrong with it
   */
  static BundleFolder read(BundleSource source, String kind) {
    return new BundleFolder(source, kind);
  }

  /** The kind that the manifest of a directory names; empty where there is none. */
  static String kind(Path directory) {
    try {
      return MAPPER
          .readTree(Files.readAllBytes(directory.resolve(BundleFiles.MANIFEST)))
          .path("kind")
          .asText();
    } catch (IOException e) {
      return "";
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /** A file that the manifest must name. */
  byte[] file(String name) {
    byte[] data = files.get(name);
    if (data == null) {
      throw wrong(name, "missing");
    }
    return data;
  }

  JsonNode json(String name) {
    return json(name, file(name));
  }

  BundleException wrong(String name, String problem) {
    return new BundleException(source.place(name) + ": " + problem);
  }

  private Manifest manifest(JsonNode json) {
    Map<String, String> provenance = new TreeMap<>();
    json.path("provenance")
        .properties()
        .forEach(entry -> provenance.put(entry.getKey(), entry.getValue().asText()));
    Map<String, Double> metrics = new TreeMap<>();
    json.path("metrics")
        .properties()
        .forEach(entry -> metrics.put(entry.getKey(), entry.getValue().asDouble()));
    Map<String, String> hashes = new TreeMap<>();
    json.path("sha256")
        .properties()
        .forEach(entry -> hashes.put(entry.getKey(), entry.getValue().asText()));
    for (String name : HASHED) {
      if (!hashes.containsKey(name) && (NEEDED.contains(name) || source.has(name))) {
        throw wrong(BundleFiles.MANIFEST, "sha256 does not name " + name);
      }
    }
    return new Manifest(json.path("version").asText(), provenance, metrics, hashes);
  }

  private void readVerified(String name, String hash) {
    byte[] data = bytes(name);
    if (!BundleFiles.sha256(data).equals(hash)) {
      throw wrong(name, "its SHA-256 is not the one in the manifest");
    }
    files.put(name, data);
  }

  private byte[] bytes(String name) {
    if (name.contains("/") || name.contains("\\") || name.contains("..")) {
      throw wrong(BundleFiles.MANIFEST, "sha256 names '" + name + "', which is no file of it");
    }
    return source.read(name);
  }

  private JsonNode json(String name, byte[] data) {
    try {
      JsonNode node = MAPPER.readTree(data);
      if (!node.isObject()) {
        throw wrong(name, "is no JSON object");
      }
      return node;
    } catch (IOException e) {
      throw new BundleException(source.place(name) + ": no valid JSON", e);
    }
  }

  /**
   * Writes a bundle; each file appears whole or not at all, the manifest last.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static void write(Path directory, String kind, Manifest manifest, Map<String, byte[]> files) {
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        replace(directory.resolve(file.getKey()), file.getValue());
      }
      replace(directory.resolve(BundleFiles.MANIFEST), pretty(json(kind, manifest, files)));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle " + directory + " cannot be written", e);
    }
  }

  /**
   * Removes a bundle, if there is one, and its directory, if there is nothing else in it.
   *
   * @throws UncheckedIOException if it cannot be removed
   */
  static void remove(Path directory) {
    try {
      for (String name : BundleFiles.ALL) {
        Files.deleteIfExists(directory.resolve(name));
      }
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException e) {
      // What else is there is somebody's own.
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be removed: " + e, e);
    }
  }

  private static void replace(Path file, byte[] data) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, data);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static ObjectNode json(String kind, Manifest manifest, Map<String, byte[]> files) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("kind", kind);
    node.put("format", Manifest.FORMAT);
    node.put("version", manifest.version());
    node.set("provenance", MAPPER.valueToTree(new TreeMap<>(manifest.provenance())));
    node.set("metrics", MAPPER.valueToTree(new TreeMap<>(manifest.metrics())));
    ObjectNode hashes = node.putObject("sha256");
    files.forEach((name, data) -> hashes.put(name, BundleFiles.sha256(data)));
    return node;
  }

  static byte[] pretty(ObjectNode node) {
    try {
      return BundleFiles.utf8(
          MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }
}
