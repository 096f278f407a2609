package io.baton.server.queue.estimate;

import java.util.List;

/**
 * A queue at one moment, as the wait of one of its conversations depends on it.
 *
 * @param busy seconds for which each conversation at hand has been handled
 * @param free conversations that could be taken at once
 * @param ahead seconds for which each conversation ahead has waited, the next first
 * @param overtaking those that may still come and go first
 */
public record QueueState(List<Double> busy, int free, List<Double> ahead, Overtaking overtaking) {

  /**
   * Conversations of higher priority that may come.
   *
   * @param perSecond how many, not negative
   * @param seconds for so long from now they go first, not negative
   */
  public record Overtaking(double perSecond, double seconds) {

    /** Nobody overtakes. */
    public static final Overtaking NOBODY = new Overtaking(0, 0);

    public Overtaking {
      if (!(perSecond >= 0 && seconds >= 0)) {
        throw new IllegalArgumentException(
            "overtaking: " + perSecond + " per second for " + seconds + " s is negative");
      }
    }
  }

  public QueueState {
    busy = List.copyOf(busy);
    ahead = List.copyOf(ahead);
    if (free < 0) {
      throw new IllegalArgumentException("free: " + free + " is below 0");
    }
  }

  /** Conversations that can be handled at a time. */
  public int places() {
    return busy.size() + free;
  }
}
