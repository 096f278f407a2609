package io.baton.escalation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.Sentiment;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.Manifest;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.text.FeatureKeys;
import io.baton.escalation.text.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SentimentModelTest {

  private static final TokenizedText BAD = TokenizedText.of("awful");
  private static final TokenizedText GOOD = TokenizedText.of("lovely");

  /** Knows one word for each of two classes. */
  private final SentimentHead emotion = head(SentimentScheme.EMOTION, "anger", "joy");

  private final SparseLinear linear =
      new SparseLinear(
          new float[] {0, 0},
          new long[] {BAD.hash(0) >>> 32, GOOD.hash(0) >>> 32},
          new float[] {9, -9, -9, 9});

  private final SentimentModel model = new SentimentModel("v", linear, List.of(emotion), false);

  @Test
  void anEmotionWithoutANameIsNoLabel() {
    for (String name : List.of("", " ")) {
      assertThat(SentimentScheme.EMOTION.of(emotion(name))).isEmpty();
    }
    assertThat(SentimentScheme.EMOTION.of(emotion("joy"))).contains("joy");
  }

  @Test
  void anEmotionIsTheSameHoweverItIsWritten() {
    assertThat(SentimentScheme.EMOTION.of(emotion(" Anger "))).contains("anger");
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.of("tr"));
    try {
      assertThat(SentimentScheme.EMOTION.of(emotion("IRRITATION"))).contains("irritation");
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "angry, NEGATIVE",
    "furious, NEGATIVE",
    "sad, NEGATIVE",
    "dissatisfied, NEGATIVE",
    "negative, NEGATIVE",
    "happy, POSITIVE",
    "happiness, POSITIVE",
    "grateful, POSITIVE",
    "surprise, NEUTRAL",
    "calm, NEUTRAL"
  })
  void commonNamesOfEmotionsAreOnTheirSide(String name, Sentiment side) {
    assertThat(SentimentScheme.side(name)).isEqualTo(side);
  }

  @Test
  void adjectivesAreAngerAsNounsAre() {
    SentimentHead adjectives = head(SentimentScheme.EMOTION, "angry", "happy");
    SentimentModel other = new SentimentModel("v", linear, List.of(adjectives), false);
    assertThat(other.tone(BAD)).isEqualTo(model.tone(BAD));
    assertThat(other.tone(BAD).label()).isEqualTo(Sentiment.NEGATIVE);
  }

  private static TurnLabel emotion(String name) {
    return new TurnLabel(
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.of(name),
        Optional.empty(),
        OptionalInt.empty());
  }

  /** As they were taught; the second time its words are known. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTextHasTheLogOddsOfAllItsFeatures(boolean meanings) {
    TokenizedText text = TokenizedText.of("So AWFUL!! not lovely, où est-il ☎");
    long[] features = ToneFeatures.of(text, meanings);
    Random random = new Random(5);
    long[] keys = Arrays.stream(features).distinct().toArray();
    float[] weights = new float[2 * keys.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    SparseLinear all = new SparseLinear(new float[] {1, 2}, keys, weights);
    SentimentModel taught = new SentimentModel("v", all, List.of(emotion), meanings);
    double[] expected = new double[2];
    for (int head = 0; head < 2; head++) {
      for (long key : features) {
        expected[head] += all.weight(all.row(key), head);
      }
      expected[head] = all.bias(head) + expected[head] * FeatureKeys.scale(features.length);
    }
    double[] first = taught.logOdds(text);
    assertThat(first).containsExactly(expected, within(1e-9));
    assertThat(taught.logOdds(text)).containsExactly(first);
  }

  @Test
  void anEmotionIsPutOnItsSide() {
    Tone tone = model.tone(BAD);
    assertThat(tone.label()).isEqualTo(Sentiment.NEGATIVE);
    assertThat(tone.frustration()).isGreaterThan(0.8);
    assertThat(tone.negative() + tone.neutral() + tone.positive()).isCloseTo(1, within(1e-9));
    assertThat(model.tone(GOOD).label()).isEqualTo(Sentiment.POSITIVE);
    assertThat(model.tone(GOOD).frustration()).isLessThan(0.2);
  }

  @Test
  void whereAngryEmotionsWereTaughtTheyAloneAreFrustrationAndAnnoyanceIsHalfOfIt() {
    SparseLinear words =
        new SparseLinear(
            new float[] {0, 0, 0, 0},
            new long[] {BAD.hash(0) >>> 32, GOOD.hash(0) >>> 32},
            new float[] {40, -40, 40, -40, 40, -40, -40, 40});
    SentimentModel sad =
        new SentimentModel(
            "v",
            words,
            List.of(
                head(SentimentScheme.SENTIMENT, "negative", "positive"),
                head(SentimentScheme.EMOTION, "annoyance", "calm")),
            false);
    assertThat(sad.tone(BAD).frustration()).isCloseTo(0.5, within(0.05));
    // Negative, but calm.
    assertThat(sad.tone(GOOD).negative()).isGreaterThan(0.9);
    assertThat(sad.tone(GOOD).frustration()).isLessThan(0.05);
  }

  @Test
  void nothingIsReadInAnEmptyText() {
    assertThat(model.tone(TokenizedText.EMPTY)).isEqualTo(Tone.NEUTRAL);
  }

  @Test
  void aClassIsNamedOnlyInASchemeThatWasTaught() {
    assertThat(model.named(SentimentScheme.EMOTION, BAD)).contains("anger");
    assertThat(model.named(SentimentScheme.OFFENSIVE, BAD)).isEqualTo(Optional.empty());
  }

  @Test
  void anOffsetLetsARareClassBeNamed() {
    SentimentHead favouring =
        new SentimentHead(
            SentimentScheme.EMOTION, emotion.classes(), emotion.calibration(), List.of(0.0, 1.0));
    double[] even = favouring.probabilities(new double[] {0.3, 0.0});
    assertThat(emotion.named(even)).isZero();
    assertThat(favouring.named(even)).isEqualTo(1);
  }

  @Test
  void headsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new SentimentModel("v", linear, List.of(emotion, emotion), false))
        .hasMessageContaining("4 classes and 2 linear models");
    assertThatThrownBy(() -> head(SentimentScheme.SENTIMENT, "negative"))
        .hasMessageContaining("fewer than two");
  }

  @Test
  void whatWordsMeanIsAFeatureInAllLanguagesOfThoseThatReadIt() {
    assertThat(features("Gärtner")).isEqualTo(features("locksmith")).isNotEmpty();
  }

  private static Set<Long> features(String text) {
    Set<Long> all = new TreeSet<>();
    for (long feature : ToneFeatures.of(TokenizedText.of(text), true)) {
      all.add(feature);
    }
    for (long feature : ToneFeatures.of(TokenizedText.of(text), false)) {
      all.remove(feature);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBundleIsReadAsItWasWrittenAndRefusedWhenDamaged(boolean meanings, @TempDir Path directory)
      throws IOException {
    String version = SentimentBundle.version(linear, List.of(emotion), meanings);
    Manifest manifest = new Manifest(version, Map.of("seed", "1"), Map.of(), Map.of());
    new SentimentBundle(manifest, new SentimentModel(version, linear, List.of(emotion), meanings))
        .write(directory, "report");
    SentimentModel read = SentimentBundle.read(directory).model();
    assertThat(read.meanings()).isEqualTo(meanings);
    assertThat(read.tone(BAD).label()).isEqualTo(model.tone(BAD).label());
    assertThat(read.version()).isEqualTo(version);
    assertThat(SentimentBundle.isIn(directory)).isTrue();

    Path calibration = directory.resolve("calibration.json");
    Files.writeString(calibration, Files.readString(calibration).replace("joy", "boy"));
    assertThatThrownBy(() -> SentimentBundle.read(directory))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("calibration.json")
        .hasMessageContaining("SHA-256");
  }

  private static SentimentHead head(SentimentScheme scheme, String... classes) {
    return new SentimentHead(
        scheme,
        List.of(classes),
        Collections.nCopies(classes.length, new Blend(new float[] {0, 1})),
        Collections.nCopies(classes.length, 0.0));
  }
}
