package io.baton.training.generate.wording;

import java.util.List;

/**
 * Seeded chance: the same numbers on every machine (SplitMix64; Steele, Lea and Flood, OOPSLA
 * 2014). Not thread-safe.
 */
public final class Dice {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final int UNIFORMS = 12;

  private long state;

  public Dice(long seed) {
    this.state = seed;
  }

  /** Dice of one of many things that share a seed. */
  public static Dice of(long seed, int index) {
    return new Dice(new Dice(seed ^ (GOLDEN_GAMMA * (index + 1L))).next());
  }

  private long next() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** In [0, 1). */
  public double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** Evenly in [least, most). */
  public double between(double least, double most) {
    return least + (most - least) * uniform();
  }

  /** True so often; in [0, 1]. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** A whole number in [0, most). */
  public int below(int most) {
    return (int) (uniform() * most);
  }

  /** One of them, each as often; at least one must be there. */
  public <T> T pick(List<T> values) {
    return values.get(below(values.size()));
  }

  /** About normal, mean 0 and deviation 1: a sum of uniforms, which needs no library. */
  public double bell() {
    double sum = 0;
    for (int i = 0; i < UNIFORMS; i++) {
      sum += uniform();
    }
    return sum - UNIFORMS / 2.0;
  }
}
