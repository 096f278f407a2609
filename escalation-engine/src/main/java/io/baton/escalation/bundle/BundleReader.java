package io.baton.escalation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.Thresholds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads bundles: the format's version first, then the hash of every file, then whether the parts
 * fit together, then the golden turns. Nothing of a bundle is ever run.
 */
public final class BundleReader {

  private static final long MOST_BYTES = 256L << 20;
  private static final Set<String> NEEDED =
      Set.of(BundleFiles.WEIGHTS, BundleFiles.CALIBRATION, BundleFiles.GOLDEN);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path directory;

  private BundleReader(Path directory) {
    this.directory = directory;
  }

  /**
   * The bundle of a directory.
   *
   * @throws BundleException naming the file and what is wrong with it
   */
  public static ModelBundle read(Path directory) {
    return new BundleReader(directory).read();
  }

  private ModelBundle read() {
    JsonNode json = json(BundleFiles.MANIFEST, bytes(BundleFiles.MANIFEST));
    if (!json.path("kind").asText().equals(Manifest.KIND)) {
      throw wrong(BundleFiles.MANIFEST, "kind " + json.path("kind") + " is not escalation");
    }
    int format = json.path("format").asInt(-1);
    if (format < 1 || format > Manifest.FORMAT) {
      throw wrong(
          BundleFiles.MANIFEST,
          "format "
              + json.path("format")
              + " is not in 1.."
              + Manifest.FORMAT
              + ", which this Baton reads");
    }
    Manifest manifest = manifest(json);
    Map<String, byte[]> files = verified(manifest);
    BlendedModel model =
        new BlendedModel(
            manifest.version(), Weights.parts(Safetensors.read(file(files, BundleFiles.WEIGHTS))));
    if (!manifest.version().equals(BundleWriter.version(model.parts()))) {
      throw wrong(BundleFiles.MANIFEST, "version " + manifest.version() + " is of other weights");
    }
    GoldenTurns.check(model, new String(file(files, BundleFiles.GOLDEN), StandardCharsets.UTF_8));
    return new ModelBundle(manifest, model, thresholds(file(files, BundleFiles.CALIBRATION)));
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
    for (String needed : NEEDED) {
      if (!hashes.containsKey(needed)) {
        throw wrong(BundleFiles.MANIFEST, "sha256 does not name " + needed);
      }
    }
    return new Manifest(json.path("version").asText(), provenance, metrics, hashes);
  }

  private Map<String, byte[]> verified(Manifest manifest) {
    Map<String, byte[]> files = new TreeMap<>();
    manifest
        .sha256()
        .forEach((name, hash) -> {
          byte[] data = bytes(name);
          if (!BundleFiles.sha256(data).equals(hash)) {
            throw wrong(name, "its SHA-256 is not the one in the manifest");
          }
          files.put(name, data);
        });
    return files;
  }

  private Thresholds thresholds(byte[] data) {
    JsonNode node = json(BundleFiles.CALIBRATION, data).path("thresholds");
    try {
      return new Thresholds(
          node.path("outcome").asDouble(Double.NaN),
          node.path("turn").asDouble(Double.NaN),
          node.path("alarm").asDouble(Double.NaN));
    } catch (IllegalArgumentException e) {
      throw new BundleException(
          directory.resolve(BundleFiles.CALIBRATION) + ": " + e.getMessage(), e);
    }
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    byte[] data = files.get(name);
    if (data == null) {
      throw new BundleException(name + ": missing");
    }
    return data;
  }

  private byte[] bytes(String name) {
    if (name.contains("/") || name.contains("\\") || name.contains("..")) {
      throw wrong(BundleFiles.MANIFEST, "sha256 names '" + name + "', which is no file of it");
    }
    Path file = directory.resolve(name);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw wrong(name, "is larger than " + MOST_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new BundleException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new BundleException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private JsonNode json(String name, byte[] data) {
    try {
      JsonNode node = MAPPER.readTree(data);
      if (!node.isObject()) {
        throw wrong(name, "is no JSON object");
      }
      return node;
    } catch (IOException e) {
      throw new BundleException(directory.resolve(name) + ": no valid JSON", e);
    }
  }

  private BundleException wrong(String name, String problem) {
    return new BundleException(directory.resolve(name) + ": " + problem);
  }
}
