package io.baton.server.routing;

/**
 * Room of an agent on a channel, in conversations at a time.
 *
 * @param units most; 0 takes the channel away for a while, 100 at most
 * @param used now; may be above units after they were lowered
 */
public record ChannelLoad(int units, int used) {

  /** Most conversations at a time. */
  public static final int MOST_UNITS = 100;

  /** No room, and nothing at hand. */
  public static final ChannelLoad NONE = new ChannelLoad(0, 0);

  public ChannelLoad {
    if (units < 0 || units > MOST_UNITS) {
      throw new IllegalArgumentException("units: " + units + " is not in 0..100");
    }
    if (used < 0) {
      throw new IllegalArgumentException("used: " + used + " is below 0");
    }
  }

  /** Whether one more fits. */
  public boolean hasRoom() {
    return used < units;
  }

  /** How many more fit. */
  public int room() {
    return Math.max(0, units - used);
  }

  /** Part that is free, in [0, 1]. */
  public double free() {
    return hasRoom() ? (double) room() / units : 0;
  }
}
