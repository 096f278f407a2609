package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.turn.TurnView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Features of a conversation that is over: what was said at all, how often, how long before the
 * end, how it ended and how long it was. Pure and thread-safe.
 */
public final class ConversationFeatures {

  private static final int LAST = 8;
  private static final int MOST_REPEATS = 4;
  private static final long END = Hashing.of("end");
  private static final long REPEAT = Hashing.of("repeat");
  private static final long LENGTH = Hashing.of("length");

  private final FeatureExtractor extractor;

  public ConversationFeatures(FeatureExtractor extractor) {
    this.extractor = extractor;
  }

  /**
   * Of a whole conversation.
   *
   * @param items set of hashes, each with its family's ordinal
   * @param vector dense: of the last turn, means over the turns, then for each counted item how
   *     often, how long before the end, and how late it first came
   */
  public record Extraction(Map<Long, Byte> items, FeatureVector vector) {

    public Extraction {
      items = Map.copyOf(items);
    }
  }

  /**
   * Reads a conversation.
   *
   * @param turns in order; at least one
   */
  public Extraction of(List<TurnView> turns) {
    return ofRead(read(turns));
  }

  /** Every turn as it is read while the conversation goes on. */
  public List<FeatureExtractor.Extraction> read(List<TurnView> turns) {
    float[] memory = new float[extractor.memorySize()];
    byte[] counts = new byte[extractor.countSize()];
    return turns.stream().map(turn -> extractor.step(turn, memory, counts)).toList();
  }

  /**
   * Of a conversation whose turns are read already.
   *
   * @param turns as {@link #read} gives them; at least one
   */
  public Extraction ofRead(List<FeatureExtractor.Extraction> turns) {
    List<ItemSink> sinks = new ArrayList<>();
    float[] sums = new float[Dense.count()];
    float[] last = new float[0];
    for (FeatureExtractor.Extraction one : turns) {
      sinks.add(one.items());
      last = one.vector().toArray();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += last[i] / turns.size();
      }
    }
    return new Extraction(items(sinks), new FeatureVector(dense(sinks, last, sums)));
  }

  private float[] dense(List<ItemSink> sinks, float[] last, float[] means) {
    FeatureDomain domain = extractor.domain();
    int size = domain.itemCount();
    int base = 2 * Dense.count();
    float[] values = new float[domain.conversationFeatures()];
    System.arraycopy(last, 0, values, 0, Dense.count());
    System.arraycopy(means, 0, values, Dense.count(), Dense.count());
    Arrays.fill(values, base + size, base + 3 * size, (float) Math.log1p(sinks.size() + 20));
    for (int turn = 0; turn < sinks.size(); turn++) {
      ItemSink sink = sinks.get(turn);
      float sinceBegin = (float) Math.log1p(turn);
      float untilEnd = (float) Math.log1p(sinks.size() - 1 - turn);
      sink.each((hash, family) -> {
        int item = domain.indexOf(hash);
        if (item >= 0) {
          if (values[base + item] == 0) {
            values[base + 2 * size + item] = sinceBegin;
          }
          values[base + item]++;
          values[base + size + item] = untilEnd;
        }
      });
    }
    return values;
  }

  private static Map<Long, Byte> items(List<ItemSink> sinks) {
    Map<Long, Byte> items = new HashMap<>();
    Map<Long, Integer> times = new HashMap<>();
    for (int turn = 0; turn < sinks.size(); turn++) {
      ItemSink sink = sinks.get(turn);
      int fromEnd = sinks.size() - 1 - turn;
      Set<Long> once = new HashSet<>();
      sink.each((item, ordinal) -> {
        byte family = (byte) ordinal;
        items.put(item, family);
        if (fromEnd < LAST) {
          items.put(Hashing.join(END + fromEnd, item), family);
        }
        if (once.add(item)) {
          int count = times.merge(item, 1, Integer::sum);
          if (count > 1 && count <= MOST_REPEATS) {
            items.put(Hashing.join(REPEAT + count, item), family);
          }
        }
      });
    }
    for (int length = 4; length <= Math.min(64, sinks.size()); length += 4) {
      items.put(Hashing.join(LENGTH, length), (byte) Family.PROGRESS.ordinal());
    }
    return items;
  }
}
