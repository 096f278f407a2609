package io.baton.server.hours.reply;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How promises were kept.
 *
 * @param counts of promises in each state, each at least 0, none missing
 */
public record Keeping(Map<Promise.State, Integer> counts) {

  public Keeping {
    EnumMap<Promise.State, Integer> all = new EnumMap<>(Promise.State.class);
    for (Promise.State state : Promise.State.values()) {
      all.put(state, counts.getOrDefault(state, 0));
    }
    counts = Collections.unmodifiableMap(all);
  }

  /** What has become of promises at an instant. */
  public static Keeping of(List<Promise> promises, Instant now) {
    EnumMap<Promise.State, Integer> counts = new EnumMap<>(Promise.State.class);
    promises.forEach(promise -> counts.merge(promise.at(now), 1, Integer::sum));
    return new Keeping(counts);
  }

  /** How many are in a state. */
  public int count(Promise.State state) {
    return counts.getOrDefault(state, 0);
  }

  /** The kept of those that were kept or broken, 0 to 1; empty if there are none. */
  public OptionalDouble share() {
    int decided = count(Promise.State.KEPT) + count(Promise.State.BROKEN);
    return decided == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) count(Promise.State.KEPT) / decided);
  }
}
