package io.baton.training.generate;

import java.util.List;

/**
 * Seeded chance: the same numbers on every machine (SplitMix64; Steele, Lea and Flood, OOPSLA
 * 2014). Not thread-safe.
 */
final class Dice {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final int UNIFORMS = 12;

  private long state;

  Dice(long seed) {
    this.state = seed;
  }

  /** Dice of one of many things that share a seed. */
  static Dice of(long seed, int index) {
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
  double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  double between(double least, double most) {
    return least + (most - least) * uniform();
  }

  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** A whole number in [0, most). */
  int below(int most) {
    return (int) (uniform() * most);
  }

  <T> T pick(List<T> values) {
    return values.get(below(values.size()));
  }

  /** About normal, mean 0 and deviation 1: a sum of uniforms, which needs no library. */
  double bell() {
    double sum = 0;
    for (int i = 0; i < UNIFORMS; i++) {
      sum += uniform();
    }
    return sum - UNIFORMS / 2.0;
  }
}
