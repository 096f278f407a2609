package io.baton.escalation.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.kernel.Recurrent;
import io.baton.escalation.model.ModelParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle that is not as it was written is refused, or says the same all the same. */
final class BundleDamageTest {

  private static final Map<String, byte[]> SMALL = SmallBundle.files(-2);

  private static Map<String, byte[]> with(String name, byte[] data) {
    Map<String, byte[]> files = new TreeMap<>(SMALL);
    files.put(name, data);
    return files;
  }

  private static byte[] file(String name) {
    return SMALL.getOrDefault(name, new byte[0]).clone();
  }

  private static Map<String, byte[]> withManifest(String old, String now) {
    String manifest = new String(file(BundleFiles.MANIFEST), StandardCharsets.UTF_8);
    assertThat(manifest).contains(old);
    return with(BundleFiles.MANIFEST, manifest.replace(old, now).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void itIsReadFromMemory() {
    ModelBundle bundle = BundleReader.read(SMALL);
    assertThat(bundle.manifest().version()).isEqualTo(SmallBundle.version(-2));
    assertThat(bundle.sentiment()).isPresent();
    assertThat(BundleReader.fileNames()).containsAll(SMALL.keySet());
  }

  @Test
  void aFileForWhichTheManifestDoesNotVouchIsRefused() {
    String vouched = "\"report.html\" : \"" + BundleFiles.sha256(file(BundleFiles.REPORT)) + "\",";
    Map<String, byte[]> files = withManifest(vouched, "");
    assertThatThrownBy(() -> BundleReader.read(files))
        .hasMessageEndingWith("manifest.json: sha256 does not name report.html");
    files.remove(BundleFiles.REPORT);
    assertThat(BundleReader.read(files).manifest().version()).isEqualTo(SmallBundle.version(-2));
  }

  @Test
  void aBundleWithoutToneTakesThePlaceOfOneWithIt(@TempDir Path directory) throws IOException {
    Files.createDirectory(directory.resolve(SentimentBundle.DIRECTORY));
    for (Map.Entry<String, byte[]> file : SMALL.entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    ModelBundle before = BundleReader.read(directory);
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).build();
    BundleWriter.write(
        directory,
        new BundleWriter.Content(
            before.escalation().parts(),
            before.thresholds(),
            List.of(Conversation.of("golden-0", List.of(turn), Outcome.UNKNOWN)),
            Map.of(),
            Map.of(),
            "<p>Small.</p>"));
    assertThat(BundleReader.read(directory).sentiment()).isEmpty();
    assertThat(before.sentiment()).isPresent();
  }

  /**
   * Every bit of every file of both bundles. What a manifest says of the training is not what
   * decides: a flip there may pass, and then the weights, calibration and tone are the same.
   */
  @Test
  void aFlippedBitIsRefusedUnlessItIsInWhatTheManifestTellsOfTheTraining() {
    ModelBundle before = BundleReader.read(SMALL);
    Map<String, Integer> passed = new HashMap<>();
    for (String name : SMALL.keySet()) {
      byte[] data = file(name);
      for (int i = 0; i < data.length; i++) {
        byte[] flipped = data.clone();
        flipped[i] ^= (byte) (1 << i % 8);
        try {
          ModelBundle after = BundleReader.read(with(name, flipped));
          passed.merge(name, 1, Integer::sum);
          assertThat(after.manifest().version()).isEqualTo(before.manifest().version());
          assertThat(BundleWriter.version(after.escalation().parts()))
              .isEqualTo(BundleWriter.version(before.escalation().parts()));
          assertThat(after.thresholds()).isEqualTo(before.thresholds());
          assertThat(after.sentiment().orElseThrow().version())
              .isEqualTo(before.sentiment().orElseThrow().version());
        } catch (BundleException e) {
          assertThat(e).hasMessageContaining(": ");
        }
      }
    }
    assertThat(passed.keySet()).isSubsetOf("manifest.json", "sentiment/manifest.json");
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItEnds() {
    for (String name : SMALL.keySet()) {
      byte[] data = file(name);
      for (int length : new int[] {0, 1, data.length / 2, data.length - 2}) {
        assertThatThrownBy(() -> BundleReader.read(with(name, Arrays.copyOf(data, length))))
            .as("%s cut to %d", name, length)
            .isInstanceOf(BundleException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "weights.safetensors",
        "calibration.json",
        "golden.jsonl",
        "report.html",
        "sentiment/manifest.json",
        "sentiment/weights.safetensors"
      })
  void aMissingFileIsNamed(String name) {
    Map<String, byte[]> files = new TreeMap<>(SMALL);
    files.remove(name);
    assertThatThrownBy(() -> BundleReader.read(files))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(name + ": there is no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "1.9", "true", "null", "\"1\"", "99999999999"})
  void aNewerFormatAndWhatIsNoneAreRefusedByName(String format) {
    assertThatThrownBy(
            () -> BundleReader.read(withManifest("\"format\" : 1", "\"format\" : " + format)))
        .isInstanceOf(BundleException.class)
        .hasMessage("manifest.json: format " + format + " is not in 1..1, which this Baton reads");
  }

  @Test
  void aBundleOfTheOtherKindIsRefused() {
    assertThatThrownBy(() -> BundleReader.read(SmallBundle.sentimentFiles()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("kind \"sentiment\" is not escalation");
  }

  @Test
  void weightsOfAnotherModelAreRefusedEvenUnderTheirOwnHash() {
    byte[] other = SmallBundle.files(3).getOrDefault(BundleFiles.WEIGHTS, new byte[0]);
    Map<String, byte[]> files =
        withManifest(BundleFiles.sha256(file(BundleFiles.WEIGHTS)), BundleFiles.sha256(other));
    files.put(BundleFiles.WEIGHTS, other);
    assertThatThrownBy(() -> BundleReader.read(files))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("is of other weights");
  }

  @Test
  void anotherToneModelInsideIsRefused() {
    String tone = BundleReader.read(SMALL).sentiment().orElseThrow().version();
    assertThatThrownBy(() -> BundleReader.read(withManifest(tone, "sentiment-0123456789ab")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("the bundle inside is " + tone);
  }

  @Test
  void aModelThatRemembersMoreThanAStateHoldsIsRefused() {
    assertThat(isTaken(300, 1)).isFalse();
  }

  @Test
  void aModelThatAnswersWithNoNumberIsRefused() {
    assertThat(isTaken(1, Float.MAX_VALUE)).isFalse();
    assertThat(isTaken(1, 1)).isTrue();
  }

  /** The small model with a recurrent network whose weights are nothing. */
  private static boolean isTaken(int hidden, float scale) {
    ModelParts parts = BundleReader.read(SMALL).escalation().parts();
    int inputs = parts.domain().turnFeatures();
    int outputs = ModelParts.HEADS + 1;
    float[] scales = new float[inputs];
    Arrays.fill(scales, scale);
    float[] means = new float[inputs];
    Arrays.fill(means, 100);
    Recurrent network =
        new Recurrent(
            means,
            scales,
            new float[inputs * 4 * hidden],
            new float[hidden * 4 * hidden],
            new float[4 * hidden],
            new float[hidden * outputs],
            new float[outputs]);
    ModelParts larger =
        new ModelParts(
            parts.domain(),
            parts.linear(),
            parts.treesNow(),
            parts.treesEventually(),
            Optional.of(network),
            parts.blends(),
            parts.outcomeLinear(),
            parts.outcomeTrees(),
            parts.outcomeBlend());
    return HostileBundle.isTaken(BundleFiles.WEIGHTS, Safetensors.write(Weights.of(larger)));
  }

  @Test
  void aFileOutsideIsNotReached() {
    Map<String, byte[]> files = withManifest("\"report.html\"", "\"../report.html\"");
    files.remove(BundleFiles.REPORT);
    assertThatThrownBy(() -> BundleReader.read(files))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("which is no file of it");
  }
}
