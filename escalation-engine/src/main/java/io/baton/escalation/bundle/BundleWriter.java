package io.baton.escalation.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.model.Thresholds;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes bundles. */
public final class BundleWriter {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BundleWriter() {}

  /**
   * What goes into a bundle.
   *
   * @param parts of the model
   * @param thresholds chosen on its training data
   * @param golden conversations to check it by; at least one, without anything confidential
   * @param provenance as {@link Manifest} has it
   * @param metrics as {@link Manifest} has it
   * @param report HTML
   */
  public record Content(
      ModelParts parts,
      Thresholds thresholds,
      List<Conversation> golden,
      Map<String, String> provenance,
      Map<String, Double> metrics,
      String report) {

    public Content {
      golden = List.copyOf(golden);
      provenance = Map.copyOf(provenance);
      metrics = Map.copyOf(metrics);
    }
  }

  /** Name of a model of these parts: the start of the hash of its weights. */
  public static String version(ModelParts parts) {
    String hash = BundleFiles.sha256(Safetensors.write(Weights.of(parts)));
    return Manifest.KIND + "-" + hash.substring(0, 12);
  }

  /**
   * Writes a bundle; each file appears whole or not at all, the manifest last. A sentiment bundle
   * inside, which provenance does not name, is removed.
   *
   * @return its version
   * @throws UncheckedIOException if it cannot be written
   */
  public static String write(Path directory, Content content) {
    String version = version(content.parts());
    BlendedModel model = new BlendedModel(version, content.parts());
    Map<String, byte[]> files = new TreeMap<>();
    files.put(BundleFiles.WEIGHTS, Safetensors.write(Weights.of(content.parts())));
    files.put(BundleFiles.CALIBRATION, BundleFolder.pretty(calibration(content.thresholds())));
    files.put(BundleFiles.GOLDEN, BundleFiles.utf8(GoldenTurns.write(model, content.golden())));
    files.put(BundleFiles.REPORT, BundleFiles.utf8(content.report()));
    Manifest manifest = new Manifest(version, content.provenance(), content.metrics(), Map.of());
    BundleFolder.write(directory, Manifest.KIND, manifest, files);
    if (!content.provenance().containsKey(Manifest.SENTIMENT)) {
      // That of the bundle that was there before would be taken for this one's, and refused.
      BundleFolder.remove(directory.resolve(SentimentBundle.DIRECTORY));
    }
    return version;
  }

  private static ObjectNode calibration(Thresholds thresholds) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put(
        "method", "stacking in log-odds; the weights are the tensors blend.* and outcome.blend");
    node.putObject("thresholds")
        .put("outcome", thresholds.outcome())
        .put("turn", thresholds.turn())
        .put("alarm", thresholds.alarm());
    return node;
  }
}
