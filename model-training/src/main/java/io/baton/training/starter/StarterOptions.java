package io.baton.training.starter;

/**
 * How the starter is trained.
 *
 * @param conversations that are made up to learn from, 100 to 20000
 * @param seed of everything random
 * @param liveWeights most features that the live linear model keeps, so that the bundle stays small
 * @param outcomeWeights most that the outcome's keeps
 */
public record StarterOptions(int conversations, long seed, int liveWeights, int outcomeWeights) {

  public StarterOptions {
    if (conversations < 100 || conversations > 20_000) {
      throw new IllegalArgumentException(
          "conversations: " + conversations + " is not in 100..20000");
    }
    if (liveWeights < 1 || outcomeWeights < 1) {
      throw new IllegalArgumentException(
          "weights kept: " + liveWeights + " and " + outcomeWeights + " must be at least 1");
    }
  }

  /** The committed bundle's. */
  public static StarterOptions usual() {
    return new StarterOptions(1500, 1, 60_000, 40_000);
  }

  /** The same with another number of conversations and another seed. */
  public StarterOptions with(int count, long another) {
    return new StarterOptions(count, another, liveWeights, outcomeWeights);
  }
}
