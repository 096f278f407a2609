package io.baton.server.queue.simulation;

import java.time.Instant;

/**
 * Something that is going to happen.
 *
 * @param at when
 * @param order of those at the same time
 */
record Occurrence(Instant at, long order, Kind kind) implements Comparable<Occurrence> {

  /** What happens. */
  sealed interface Kind {

    /** A customer comes. */
    record Arrival() implements Kind {}

    /** A customer gives up, unless an agent was faster. */
    record GivingUp(String handoff) implements Kind {}

    /** An agent is done, unless the handoff went elsewhere since. */
    record Done(String handoff, String agent, long fence) implements Kind {}

    /** An agent's heartbeats stop. */
    record DropOff() implements Kind {}

    /** An agent is there again. */
    record Back(String agent) implements Kind {}

    /** Time to look what is due. */
    record Look() implements Kind {}
  }

  @Override
  public int compareTo(Occurrence other) {
    int time = at.compareTo(other.at);
    return time != 0 ? time : Long.compare(order, other.order);
  }
}
