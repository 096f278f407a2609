package io.baton.escalation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.sentiment.SentimentModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads escalation bundles: the format's version first, then the hash of every file, then whether
 * the parts fit together, then the golden turns, then the sentiment bundle inside it. Nothing of a
 * bundle is ever run.
 */
public final class BundleReader {

  private BundleReader() {}

  /**
   * The bundle of a directory.
   *
   * @throws BundleException naming the file and what is wrong with it
   */
  public static ModelBundle read(Path directory) {
    BundleFolder folder = BundleFolder.read(directory, Manifest.KIND);
    Manifest manifest = folder.manifest();
    BlendedModel model =
        new BlendedModel(
            manifest.version(), Weights.parts(Safetensors.read(folder.file(BundleFiles.WEIGHTS))));
    if (!manifest.version().equals(BundleWriter.version(model.parts()))) {
      throw folder.wrong(
          BundleFiles.MANIFEST, "version " + manifest.version() + " is of other weights");
    }
    String golden = new String(folder.file(BundleFiles.GOLDEN), StandardCharsets.UTF_8);
    GoldenTurns.check(model, golden);
    return new ModelBundle(manifest, model, thresholds(folder), sentiment(directory, folder));
  }

  private static Optional<SentimentModel> sentiment(Path directory, BundleFolder folder) {
    String expected = folder.manifest().provenance().get(Manifest.SENTIMENT);
    Path inside = directory.resolve(SentimentBundle.DIRECTORY);
    if (expected == null && !Files.exists(inside)) {
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
