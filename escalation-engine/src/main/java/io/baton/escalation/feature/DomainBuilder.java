package io.baton.escalation.feature;

import io.baton.escalation.turn.TurnView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the items worth counting one by one in a pass over training conversations: those of at
 * least {@value #RAREST} conversations that tell most about the outcome, by the χ² of their being
 * there at all. Not thread-safe.
 */
public final class DomainBuilder {

  /**
   * A count and no share of the history: how far a χ² can be trusted hangs on how many
   * conversations it was seen in, not on how many there are. A share would let chance in where they
   * are few, and keep out what is well known where they are many.
   */
  private static final int RAREST = 10;

  private final Set<Family> families;
  private final Items items;
  private final Map<Long, double[]> counts = new HashMap<>();
  private final Map<Long, Byte> familyOf = new HashMap<>();
  private double positives;
  private double conversations;

  public DomainBuilder(Set<Family> families) {
    this.families = Set.copyOf(families);
    this.items = new Items(families);
  }

  /** Looks at a conversation. */
  public void add(List<TurnView> turns, boolean positive) {
    Set<Long> there = new HashSet<>();
    float[] memory = new float[Memory.COUNT];
    float[] dense = new float[Dense.count()];
    for (TurnView turn : turns) {
      if (turn.handedBack()) {
        Arrays.fill(memory, 0);
      }
      ItemSink sink = items.of(turn, memory);
      DenseFeatures.step(turn, memory, dense, families.contains(Family.RELEVANCE));
      sink.each((item, family) -> {
        if (there.add(item)) {
          familyOf.put(item, (byte) family);
        }
      });
    }
    there.forEach(item -> counts.computeIfAbsent(item, any -> new double[2])[positive ? 1 : 0]++);
    conversations++;
    positives += positive ? 1 : 0;
  }

  /**
   * The domain.
   *
   * @param most items, at most {@link FeatureDomain#MOST_ITEMS}
   */
  public FeatureDomain build(int most) {
    List<Map.Entry<Long, double[]>> known = new ArrayList<>(counts.entrySet());
    known.removeIf(entry -> entry.getValue()[0] + entry.getValue()[1] < RAREST);
    known.sort(
        Comparator.comparingDouble(
                (Map.Entry<Long, double[]> entry) -> -chiSquare(entry.getValue()))
            .thenComparing(Map.Entry.comparingByKey()));
    long[] chosen = known.stream().limit(most).mapToLong(Map.Entry::getKey).sorted().toArray();
    byte[] chosenFamilies = new byte[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      chosenFamilies[i] = familyOf.getOrDefault(chosen[i], (byte) 0);
    }
    return new FeatureDomain(families, chosen, chosenFamilies);
  }

  /** Of the two-by-two table of item and outcome. */
  private double chiSquare(double[] there) {
    double negatives = conversations - positives;
    double a = there[1];
    double b = there[0];
    double c = positives - a;
    double d = negatives - b;
    double denominator = (a + b) * (c + d) * (a + c) * (b + d);
    double difference = a * d - b * c;
    return denominator == 0 ? 0 : conversations * difference * difference / denominator;
  }
}
