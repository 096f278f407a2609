package io.baton.escalation.feature;

/** Dense features of a turn or a conversation, in the order of its {@link FeatureDomain}. */
public final class FeatureVector {

  private final float[] values;

  /** Takes the array over: who calls must not keep it. */
  FeatureVector(float[] values) {
    this.values = values;
  }

  /** Feature i. */
  public float get(int i) {
    return values[i];
  }

  /** A copy, shape [size]. */
  public float[] toArray() {
    return values.clone();
  }
}
