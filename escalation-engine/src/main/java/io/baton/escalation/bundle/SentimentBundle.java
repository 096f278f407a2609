package io.baton.escalation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.text.TokenizedText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A sentiment model with what it says of itself.
 *
 * @param manifest what it says of itself
 * @param model the model
 */
public record SentimentBundle(Manifest manifest, SentimentModel model) {

  /** Where an escalation bundle keeps its own. */
  public static final String DIRECTORY = "sentiment";

  private static final String KIND = "sentiment";

  /** Is there where the model reads what words mean. */
  private static final String MEANINGS = "meanings";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> GOLDEN =
      List.of(
          "thank you so much, that worked!",
          "where is my order",
          "THIS IS THE THIRD TIME I ASK!!!",
          "no me sirve para nada",
          "ich bin wirklich enttäuscht",
          "merci beaucoup 😊",
          "não funciona de novo");

  /** Whether a directory holds a bundle of this kind. */
  public static boolean isIn(Path directory) {
    return BundleFolder.kind(directory).equals(KIND);
  }

  /**
   * The bundle of a directory, checked as an escalation bundle is.
   *
   * @throws BundleException naming the file and what is wrong with it
   */
  public static SentimentBundle read(Path directory) {
    return read(new BundleSource.Directory(directory));
  }

  static SentimentBundle read(BundleSource source) {
    BundleFolder folder = BundleFolder.read(source, KIND);
    try {
      Map<String, Tensor> tensors = Safetensors.read(folder.file(BundleFiles.WEIGHTS));
      SparseLinear linear =
          new SparseLinear(
              tensor(tensors, "bias").floats("bias"),
              unsigned(tensor(tensors, "keys").ints("keys")),
              tensor(tensors, "weights").floats("weights"));
      List<SentimentHead> heads = heads(folder.json(BundleFiles.CALIBRATION));
      boolean meanings = tensors.containsKey(MEANINGS);
      SentimentModel model =
          new SentimentModel(folder.manifest().version(), linear, heads, meanings);
      if (!model.version().equals(version(linear, heads, meanings))) {
        throw folder.wrong(
            BundleFiles.MANIFEST, "version " + model.version() + " is of other weights");
      }
      checkGolden(folder, model);
      return new SentimentBundle(folder.manifest(), model);
    } catch (IllegalArgumentException e) {
      throw folder.wrong(BundleFiles.WEIGHTS, String.valueOf(e.getMessage()));
    }
  }

  private static Tensor tensor(Map<String, Tensor> tensors, String name) {
    return Optional.ofNullable(tensors.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  private static long[] unsigned(int[] keys) {
    return Arrays.stream(keys).mapToLong(Integer::toUnsignedLong).toArray();
  }

  private static List<SentimentHead> heads(JsonNode calibration) {
    List<SentimentHead> heads = new ArrayList<>();
    for (JsonNode head : calibration.path("heads")) {
      List<Blend> blends = new ArrayList<>();
      for (JsonNode pair : head.path("calibration")) {
        blends.add(
            new Blend(
                new float[] {(float) pair.path(0).asDouble(), (float) pair.path(1).asDouble()}));
      }
      heads.add(
          new SentimentHead(
              SentimentScheme.valueOf(head.path("scheme").asText().toUpperCase(Locale.ROOT)),
              all(head.path("classes")).map(JsonNode::asText).toList(),
              blends,
              all(head.path("offsets")).map(JsonNode::asDouble).toList()));
    }
    return heads;
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** Name of a model of these parts: the start of the hash of its weights and calibration. */
  public static String version(SparseLinear linear, List<SentimentHead> heads, boolean meanings) {
    byte[] weights = weights(linear, meanings);
    byte[] calibration = BundleFolder.pretty(calibration(heads));
    byte[] both = Arrays.copyOf(weights, weights.length + calibration.length);
    System.arraycopy(calibration, 0, both, weights.length, calibration.length);
    return KIND + "-" + BundleFiles.sha256(both).substring(0, 12);
  }

  /**
   * Writes the bundle.
   *
   * @param report HTML, or plain words
   */
  public void write(Path directory, String report) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(BundleFiles.WEIGHTS, weights(model.linear(), model.meanings()));
    files.put(BundleFiles.CALIBRATION, BundleFolder.pretty(calibration(model.heads())));
    files.put(BundleFiles.GOLDEN, BundleFiles.utf8(golden(model)));
    files.put(BundleFiles.REPORT, BundleFiles.utf8(report));
    BundleFolder.write(directory, KIND, manifest, files);
  }

  private static byte[] weights(SparseLinear linear, boolean meanings) {
    int[] keys = Arrays.stream(linear.keys()).mapToInt(key -> (int) key).toArray();
    Map<String, Tensor> tensors = new TreeMap<>();
    tensors.put("bias", Tensor.of(linear.biases()));
    tensors.put("keys", Tensor.of(keys));
    tensors.put("weights", Tensor.of(linear.weights()));
    if (meanings) {
      tensors.put(MEANINGS, Tensor.of(new int[] {1}));
    }
    return Safetensors.write(tensors);
  }

  private static ObjectNode calibration(List<SentimentHead> heads) {
    ObjectNode node = MAPPER.createObjectNode();
    ArrayNode array = node.putArray("heads");
    for (SentimentHead head : heads) {
      ObjectNode one = array.addObject();
      one.put("scheme", head.scheme().wireName());
      one.set("classes", MAPPER.valueToTree(head.classes()));
      ArrayNode blends = one.putArray("calibration");
      head.calibration()
          .forEach(blend -> blends.addArray().add(blend.constant()).add(blend.weight(0)));
      one.set("offsets", MAPPER.valueToTree(head.offsets()));
    }
    return node;
  }

  private static String golden(SentimentModel model) {
    StringBuilder lines = new StringBuilder();
    for (String text : GOLDEN) {
      Tone tone = model.tone(TokenizedText.of(text));
      ObjectNode line = MAPPER.createObjectNode().put("text", text);
      line.put("negative", tone.negative()).put("positive", tone.positive());
      lines.append(line.put("frustration", tone.frustration())).append('\n');
    }
    return lines.toString();
  }

  private static void checkGolden(BundleFolder folder, SentimentModel model) {
    String lines = new String(folder.file(BundleFiles.GOLDEN), StandardCharsets.UTF_8);
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      JsonNode said = GoldenTurns.parse(line, number);
      Tone tone = model.tone(TokenizedText.of(said.path("text").asText()));
      GoldenTurns.compare(number, said.path("negative").asDouble(Double.NaN), tone.negative());
      GoldenTurns.compare(number, said.path("positive").asDouble(Double.NaN), tone.positive());
      GoldenTurns.compare(
          number, said.path("frustration").asDouble(Double.NaN), tone.frustration());
    }
    if (number == 0) {
      throw folder.wrong(BundleFiles.GOLDEN, "has no texts to check the model by");
    }
  }
}
