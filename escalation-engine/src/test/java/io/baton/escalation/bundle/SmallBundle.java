package io.baton.escalation.bundle;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.TreeEnsemble;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.sentiment.SentimentHead;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.escalation.sentiment.SentimentScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bundles of a few kilobytes with all files, made by hand: they say the same of every turn. */
public final class SmallBundle {

  private SmallBundle() {}

  /**
   * A bundle with a sentiment bundle inside.
   *
   * @param logOdds of every risk
   * @return its files by name
   */
  public static Map<String, byte[]> files(float logOdds) {
    return inDirectory(directory -> {
      SentimentModel tone = tone();
      write(directory, logOdds, Map.of("sentiment", tone.version()));
      sentiment(tone).write(directory.resolve(SentimentBundle.DIRECTORY), "<p>Small, too.</p>");
    });
  }

  /** The same without a tone. */
  static Map<String, byte[]> toneless(float logOdds) {
    return inDirectory(directory -> write(directory, logOdds, Map.of()));
  }

  private static void write(Path directory, float logOdds, Map<String, String> more) {
    Map<String, String> provenance = new TreeMap<>(more);
    provenance.put("options", "Options[logOdds=" + logOdds + "]");
    BundleWriter.write(
        directory,
        new BundleWriter.Content(
            parts(logOdds),
            new Thresholds(0.5, 0.5, 0.5),
            List.of(golden()),
            provenance,
            Map.of("outcome.rocAuc", 0.5 + logOdds / 100),
            "<p>A small bundle.</p>"));
  }

  /** A bundle of the other kind alone. */
  public static Map<String, byte[]> sentimentFiles() {
    return inDirectory(directory -> sentiment(tone()).write(directory, "<p>Small, too.</p>"));
  }

  /** What the manifest of {@link #files} calls it. */
  public static String version(float logOdds) {
    return BundleWriter.version(parts(logOdds));
  }

  private static SentimentBundle sentiment(SentimentModel tone) {
    return new SentimentBundle(
        new Manifest(tone.version(), Map.of("seed", "1"), Map.of("accuracy", 0.5), Map.of()), tone);
  }

  /** Writes a bundle. */
  private interface Writing {
    void to(Path directory) throws IOException;
  }

  private static Map<String, byte[]> inDirectory(Writing writing) {
    try {
      Path directory = Files.createTempDirectory("small-bundle");
      writing.to(directory);
      Map<String, byte[]> files = new TreeMap<>();
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          files.put(
              directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
      }
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path file : all.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelParts parts(float logOdds) {
    return parts(
        logOdds,
        new FeatureDomain(EnumSet.of(Family.SIGNAL, Family.PROGRESS), new long[0], new byte[0]));
  }

  static ModelParts parts(float logOdds, FeatureDomain domain) {
    Blend live = new Blend(new float[] {logOdds, 0, 0, 0, 0});
    return new ModelParts(
        domain,
        new SparseLinear(new float[5], new long[] {7}, new float[5]),
        leaf(domain.turnFeatures()),
        leaf(domain.turnFeatures()),
        Optional.empty(),
        Collections.nCopies(ModelParts.HEADS, live),
        new SparseLinear(new float[1], new long[] {7}, new float[1]),
        leaf(domain.conversationFeatures()),
        new Blend(new float[] {logOdds, 0, 0, 0}));
  }

  private static TreeEnsemble leaf(int features) {
    return new TreeEnsemble(
        0, features, new int[] {0}, new int[] {-1, 0, 0}, new float[] {0, 0.25f});
  }

  private static SentimentModel tone() {
    SparseLinear linear = new SparseLinear(new float[3], new long[] {7}, new float[3]);
    Blend blend = new Blend(new float[] {0, 1});
    List<SentimentHead> heads =
        List.of(
            new SentimentHead(
                SentimentScheme.SENTIMENT,
                List.of("negative", "neutral", "positive"),
                Collections.nCopies(3, blend),
                List.of(0.0, 0.0, 0.0)));
    return new SentimentModel(SentimentBundle.version(linear, heads, false), linear, heads, false);
  }

  private static Conversation golden() {
    return Conversation.of(
        "golden",
        List.of(
            Turn.builder("t-1", Speaker.CUSTOMER).text("where is my order").build(),
            Turn.builder("t-2", Speaker.BOT).text("it is on its way").build()),
        Outcome.UNKNOWN);
  }
}
