package io.baton.escalation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.sentiment.SentimentModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads escalation bundles: the format's version first, then the hash of every file, then whether
 * the parts fit together, then the golden turns, then the sentiment bundle inside it. Nothing of a
 * bundle is ever run.
 */
public final class BundleReader {

  private static final Set<String> NAMES =
      Stream.of("", SentimentBundle.DIRECTORY + "/")
          .flatMap(folder -> BundleFiles.ALL.stream().map(name -> folder + name))
          .collect(Collectors.toUnmodifiableSet());

  private BundleReader() {}

  /**
   * The bundle of a directory.
   *
   * @throws BundleException naming the file and what is wrong with it
   */
  public static ModelBundle read(Path directory) {
    return read(new BundleSource.Directory(directory));
  }

  /**
   * The bundle of files in memory.
   *
   * @param files by name, those of the sentiment bundle as sentiment/…
   * @throws BundleException naming the file and what is wrong with it
   */
  public static ModelBundle read(Map<String, byte[]> files) {
    return read(new BundleSource.InMemory(Map.copyOf(files), ""));
  }

  /** Names that the files of a bundle have; it may lack some, and has no others. */
  public static Set<String> fileNames() {
    return NAMES;
  }

  private static ModelBundle read(BundleSource source) {
    BundleFolder folder = BundleFolder.read(source, Manifest.KIND);
    Manifest manifest = folder.manifest();
    BlendedModel model = model(folder);
    if (!manifest.version().equals(BundleWriter.version(model.parts()))) {
      throw folder.wrong(
          BundleFiles.MANIFEST, "version " + manifest.version() + " is of other weights");
    }
    checkGolden(folder, model);
    return new ModelBundle(manifest, model, thresholds(folder), sentiment(source, folder));
  }

  private static BlendedModel model(BundleFolder folder) {
    return new BlendedModel(
        folder.manifest().version(),
        Weights.parts(Safetensors.read(folder.file(BundleFiles.WEIGHTS))));
  }

  private static void checkGolden(BundleFolder folder, BlendedModel model) {
    String golden = new String(folder.file(BundleFiles.GOLDEN), StandardCharsets.UTF_8);
    try {
      GoldenTurns.check(model, golden);
    } catch (IllegalArgumentException e) {
      // Of weights that fit together a state may be too large, or an answer no probability.
      throw folder.wrong(BundleFiles.WEIGHTS, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<SentimentModel> sentiment(BundleSource source, BundleFolder folder) {
    String expected = folder.manifest().provenance().get(Manifest.SENTIMENT);
    BundleSource inside = source.inside(SentimentBundle.DIRECTORY);
    if (expected == null && !inside.has(BundleFiles.MANIFEST)) {
      return Optional.empty();
    }
    SentimentModel model = SentimentBundle.read(inside).model();
    if (!model.version().equals(expected)) {
      throw folder.wrong(
          BundleFiles.MANIFEST,
          "provenance.sentiment is " + expected + ", but the bundle inside is " + model.version());
    }
    return Optional.of(model);
  }

  private static Thresholds thresholds(BundleFolder folder) {
    JsonNode node = folder.json(BundleFiles.CALIBRATION).path("thresholds");
    try {
      return new Thresholds(
          node.path("outcome").asDouble(Double.NaN),
          node.path("turn").asDouble(Double.NaN),
          node.path("alarm").asDouble(Double.NaN));
    } catch (IllegalArgumentException e) {
      throw folder.wrong(BundleFiles.CALIBRATION, String.valueOf(e.getMessage()));
    }
  }
}
