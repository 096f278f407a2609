package io.baton.escalation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.feature.FeatureExtractor;
import io.baton.escalation.feature.FeatureExtractor.Extraction;
import io.baton.escalation.feature.ItemSink;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LiveLinearTest {

  private static final int HEADS = 5;
  private static final float[] BIASES = {0.5f, -1, 0, 0.25f, -2};
  private static final Set<Family> READ =
      EnumSet.of(Family.INTENT, Family.TEXT, Family.SPELLING, Family.RELEVANCE);
  private static final List<String> SAID =
      List.of(
          "my parcel is lost again",
          "which parcel?",
          "parcel parcel PARCEL",
          "",
          "the one with the Donaudampfschifffahrtsgesellschaftskapit\u00e4n",
          "parcel");

  private final FeatureExtractor extractor =
      new FeatureExtractor(new FeatureDomain(READ, new long[0], new byte[0]));
  private final List<Extraction> turns = read();

  @Test
  void itSaysWhatTheRowOfTheTrainingSays() {
    List<Map<Long, Float>> rows = new ArrayList<>();
    PrefixRow prefix = new PrefixRow();
    for (Extraction turn : turns) {
      prefix.add(turn.items());
      rows.add(prefix.row());
    }
    SparseLinear linear = linear(rows);
    LiveLinear live = new LiveLinear(linear);
    float[] sums = new float[live.size()];
    for (int turn = 0; turn < turns.size(); turn++) {
      double[] heads = live.step(turns.get(turn).items(), turn + 1, sums, 0).heads();
      for (int head = 0; head < HEADS; head++) {
        assertThat(heads[head]).isCloseTo(score(linear, rows.get(turn), head), within(1e-4));
      }
    }
  }

  @Test
  void whatTheFamiliesAddIsTheLastHeadWithoutItsBias() {
    PrefixRow prefix = new PrefixRow();
    turns.forEach(turn -> prefix.add(turn.items()));
    LiveLinear live = new LiveLinear(linear(List.of(prefix.row())));
    float[] sums = new float[live.size()];
    LiveLinear.Scores scores = live.step(turns.get(0).items(), 1, sums, 0);
    assertThat(Arrays.stream(scores.families()).sum() + BIASES[HEADS - 1])
        .isCloseTo(scores.heads()[HEADS - 1], within(1e-9));
    assertThat(scores.families()[Family.SPELLING.ordinal()]).isNotZero();
    assertThat(scores.families()[Family.SIGNAL.ordinal()]).isZero();
  }

  /** Words kept and words made anew give the same digits. */
  @Test
  void itSaysTheSameWhateverItReadBefore() {
    PrefixRow prefix = new PrefixRow();
    turns.forEach(turn -> prefix.add(turn.items()));
    SparseLinear linear = linear(List.of(prefix.row()));
    LiveLinear used = new LiveLinear(linear);
    turns.forEach(turn -> used.step(turn.items(), 1, new float[used.size()], 0));
    for (Extraction turn : turns) {
      LiveLinear fresh = new LiveLinear(linear);
      ItemSink items = turn.items();
      assertThat(used.step(items, 1, new float[used.size()], 0).heads())
          .containsExactly(fresh.step(items, 1, new float[fresh.size()], 0).heads());
    }
  }

  private List<Extraction> read() {
    float[] memory = new float[extractor.memorySize()];
    byte[] counts = new byte[extractor.countSize()];
    List<Extraction> read = new ArrayList<>();
    for (int i = 0; i < SAID.size(); i++) {
      Speaker speaker = i % 2 == 0 ? Speaker.CUSTOMER : Speaker.BOT;
      Turn turn = Turn.builder("t" + i, speaker).text(SAID.get(i)).build();
      TokenizedText text = TokenizedText.of(SAID.get(i));
      TurnView view =
          new TurnView(turn, text, Tone.NEUTRAL, List.of(), TurnView.UNKNOWN_GAP, false);
      read.add(extractor.step(view, memory, counts));
    }
    return read;
  }

  /** A weight for three of four keys. */
  private static SparseLinear linear(List<Map<Long, Float>> rows) {
    Random random = new Random(5);
    Map<Long, float[]> drawn = new TreeMap<>();
    rows.forEach(row -> row.keySet().forEach(key -> drawn.put(key, new float[HEADS])));
    drawn.values().removeIf(weights -> random.nextInt(4) == 0);
    float[] weights = new float[HEADS * drawn.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    return new SparseLinear(
        BIASES, drawn.keySet().stream().mapToLong(key -> key).toArray(), weights);
  }

  private static double score(SparseLinear linear, Map<Long, Float> row, int head) {
    double score = linear.bias(head);
    for (Map.Entry<Long, Float> entry : row.entrySet()) {
      int at = linear.row(entry.getKey());
      score += at < 0 ? 0 : entry.getValue() * linear.weight(at, head);
    }
    return score;
  }
}
