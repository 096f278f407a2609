package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;

/**
 * How items of a conversation so far are weighed by linear models. An item of this turn counts in
 * three ways, each with a weight of its own: that it is there now, how often it came so far (over
 * the square root of the turns), and how often lately (each turn keeps {@value #KEPT} of what was).
 */
public final class PrefixItems {

  /** Share of the recent count that each further turn keeps. */
  public static final float KEPT = 0.75f;

  private static final long SO_FAR = Hashing.of("so far");
  private static final long LATELY = Hashing.of("lately");

  private PrefixItems() {}

  /** Key of the weight for an item's count so far. */
  public static long soFar(long item) {
    return Hashing.join(SO_FAR, item);
  }

  /** Key of the weight for an item's recent count. */
  public static long lately(long item) {
    return Hashing.join(LATELY, item);
  }

  /** The item that a key of {@link #soFar} would be of. */
  public static long ofSoFar(long key) {
    return Hashing.second(SO_FAR, key);
  }

  /** The item that a key of {@link #lately} would be of. */
  public static long ofLately(long key) {
    return Hashing.second(LATELY, key);
  }

  /** What a count so far is multiplied with after so many turns. */
  public static float scale(int turns) {
    return (float) (1 / Math.sqrt(turns));
  }
}
