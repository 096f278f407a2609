package io.baton.training.escalation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.feature.FeatureExtractor;
import io.baton.escalation.feature.ItemSink;
import io.baton.escalation.feature.PrefixItems;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import io.baton.training.linear.FeatureRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rows that are never written out score as if they were. */
final class PrefixRowsTest {

  private static final String[] WORDS = {"parcel", "lost", "again", "which", "parcels", "no"};
  private static final Set<Family> READ = EnumSet.of(Family.TEXT, Family.SPELLING);

  private final Random random = new Random(7);
  private final FeatureExtractor extractor =
      new FeatureExtractor(new FeatureDomain(READ, new long[0], new byte[0]));
  private final List<List<ItemSink>> conversations =
      IntStream.of(4, 1, 9, 6).mapToObj(this::conversation).toList();

  private List<ItemSink> conversation(int turns) {
    float[] memory = new float[extractor.memorySize()];
    byte[] counts = new byte[extractor.countSize()];
    List<ItemSink> items = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      String said = WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)];
      Speaker speaker = i % 2 == 0 ? Speaker.CUSTOMER : Speaker.BOT;
      Turn turn = Turn.builder("t" + i, speaker).text(said).build();
      TurnView view =
          new TurnView(
              turn, TokenizedText.of(said), Tone.NEUTRAL, List.of(), TurnView.UNKNOWN_GAP, false);
      items.add(extractor.step(view, memory, counts).items());
    }
    return items;
  }

  /** Rows are of what a customer says, and of the last turn. */
  private static boolean isRow(List<ItemSink> conversation, int turn) {
    return turn % 2 == 0 || turn == conversation.size() - 1;
  }

  private FeatureRows rows(Set<Family> nowOnly) {
    PrefixTurns turns = new PrefixTurns(item -> true, nowOnly);
    for (List<ItemSink> conversation : conversations) {
      turns.begin();
      for (int i = 0; i < conversation.size(); i++) {
        turns.add(conversation.get(i), isRow(conversation, i));
      }
    }
    return turns.rows();
  }

  private double[] some(int size) {
    return random.doubles(size, -1, 1).toArray();
  }

  private static double[] scores(FeatureRows rows, double[] weights) {
    double[] scores = new double[rows.rows()];
    rows.pass().pull(weights, (row, score) -> scores[row] = score, new double[rows.columns()]);
    return scores;
  }

  @Test
  void aRowHasTheScoreOfItsItemsNowSoFarAndLately() {
    FeatureRows rows = rows(Set.of());
    double[] weights = some(rows.columns());
    Map<Long, Double> byKey = new HashMap<>();
    for (int column = 0; column < weights.length; column++) {
      byKey.put(rows.key(column), weights[column]);
    }
    List<Double> expected = new ArrayList<>();
    for (List<ItemSink> conversation : conversations) {
      for (int turn = 0; turn < conversation.size(); turn++) {
        if (isRow(conversation, turn)) {
          expected.add(
              written(
                  conversation.subList(0, turn + 1), key -> byKey.getOrDefault(key, Double.NaN)));
        }
      }
    }
    double[] scores = scores(rows, weights);
    assertThat(scores).hasSize(expected.size());
    for (int row = 0; row < scores.length; row++) {
      assertThat(scores[row]).isCloseTo(expected.get(row), within(1e-5));
    }
  }

  private static double written(List<ItemSink> turns, LongToDoubleFunction weights) {
    double score = 0;
    for (int turn = 0; turn < turns.size(); turn++) {
      int ago = turns.size() - 1 - turn;
      for (long item : items(turns.get(turn))) {
        score += ago == 0 ? weights.applyAsDouble(item) : 0;
        score += weights.applyAsDouble(PrefixItems.soFar(item)) / Math.sqrt(turns.size());
        score += weights.applyAsDouble(PrefixItems.lately(item)) * Math.pow(PrefixItems.KEPT, ago);
      }
    }
    return score;
  }

  private static List<Long> items(ItemSink turn) {
    List<Long> items = new ArrayList<>();
    turn.each((item, family) -> items.add(item));
    return items;
  }

  /** Σ of what each row pulls × its score is the vector × the weights, whatever the weights. */
  @Test
  void whatTheRowsPullIsWhatTheyScore() {
    FeatureRows rows = rows(EnumSet.of(Family.SPELLING)).scaled(some(columns()));
    FeatureRows.Pass pass = rows.pass();
    for (int i = 0; i < 3; i++) {
      double[] weights = some(rows.columns());
      double[] pulls = some(rows.rows());
      double[] vector = new double[rows.columns()];
      pass.pull(weights, (row, score) -> pulls[row], vector);
      assertThat(dot(vector, weights)).isCloseTo(dot(pulls, scores(rows, weights)), within(1e-9));
      assertThat(vector).isNotEqualTo(new double[rows.columns()]);
    }
  }

  private int columns() {
    return rows(EnumSet.of(Family.SPELLING)).columns();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  @Test
  void aColumnIsCountedInTheRowsThatHaveIt() {
    FeatureRows rows = rows(EnumSet.of(Family.SPELLING));
    int[] counts = rows.counts();
    for (int column = 0; column < counts.length; column++) {
      double[] weights = new double[counts.length];
      weights[column] = 1;
      assertThat(counts[column])
          .isEqualTo((int) Arrays.stream(scores(rows, weights)).filter(score -> score > 0).count());
    }
  }

  @Test
  void familiesThatCountOnlyNowHaveNoOtherColumns() {
    Set<Long> spelt = new HashSet<>();
    conversations.forEach(turns ->
        turns.forEach(turn ->
            turn.each((item, family) -> {
              if (family == Family.SPELLING.ordinal()) {
                spelt.add(item);
              }
            })));
    Set<Long> keys = keys(rows(EnumSet.of(Family.SPELLING)));
    assertThat(spelt).isNotEmpty();
    assertThat(keys).containsAll(spelt);
    assertThat(keys)
        .doesNotContainAnyElementsOf(spelt.stream().map(PrefixItems::soFar).toList())
        .doesNotContainAnyElementsOf(spelt.stream().map(PrefixItems::lately).toList());
    assertThat(keys(rows(Set.of()))).containsAll(spelt.stream().map(PrefixItems::lately).toList());
  }

  private static Set<Long> keys(FeatureRows rows) {
    Set<Long> keys = new HashSet<>();
    LongStream.range(0, rows.columns()).forEach(column -> keys.add(rows.key((int) column)));
    return keys;
  }

  @Test
  void theRowsWithSomeColumnsScoreAsIfTheOthersHadNoWeight() {
    FeatureRows rows = rows(Set.of()).scaled(some(rows(Set.of()).columns()));
    int[] kept = IntStream.range(0, rows.columns()).filter(any -> random.nextInt(3) > 0).toArray();
    double[] weights = some(rows.columns());
    double[] those = Arrays.stream(kept).mapToDouble(column -> weights[column]).toArray();
    double[] all = new double[weights.length];
    Arrays.stream(kept).forEach(column -> all[column] = weights[column]);
    FeatureRows some = rows.only(kept);
    assertThat(scores(some, those)).containsExactly(scores(rows, all), within(1e-12));
    assertThat(IntStream.range(0, kept.length).mapToLong(some::key).toArray())
        .containsExactly(Arrays.stream(kept).mapToLong(rows::key).toArray());
    int[] counts = rows.counts();
    assertThat(some.counts())
        .containsExactly(Arrays.stream(kept).map(column -> counts[column]).toArray());
  }
}
