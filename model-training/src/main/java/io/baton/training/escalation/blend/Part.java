package io.baton.training.escalation.blend;

/** A kind of model that a blend is over, and where its log-odds stand among a blend's inputs. */
public enum Part {
  /** Sparse linear models over items. */
  LINEAR("linear alone", new int[] {0}, new int[] {0}),
  /** Boosted trees over dense features. */
  TREES("trees alone", new int[] {1, 2}, new int[] {1}),
  /** The recurrent network over the same. */
  RECURRENT("recurrent alone", new int[] {3}, new int[] {2});

  private final String alone;
  private final int[] live;
  private final int[] outcome;

  Part(String alone, int[] live, int[] outcome) {
    this.alone = alone;
    this.live = live;
    this.outcome = outcome;
  }

  /** Name of a model that is made of this part alone. */
  public String alone() {
    return alone;
  }

  /** Its places among the inputs of a live head's blend. */
  int[] live() {
    return live.clone();
  }

  /** Its places among the inputs of the outcome's blend. */
  int[] outcome() {
    return outcome.clone();
  }
}
