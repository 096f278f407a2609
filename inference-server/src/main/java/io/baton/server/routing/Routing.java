package io.baton.server.routing;

import java.util.Locale;
import java.util.Optional;

/** What routing came to. */
public sealed interface Routing {

  /** How it came about. */
  Explanation explanation();

  /** An agent is free. */
  record Chosen(String agent, Explanation explanation) implements Routing {}

  /**
   * Nobody is free now, but somebody may be later.
   *
   * @param why as a filter's name: presence, capacity, or the soft requirement not yet given up
   */
  record Waiting(String why, Explanation explanation) implements Routing {}

  /**
   * Nobody at all meets the hard requirements, present or not: waiting alone does not help.
   *
   * @param why filter that left nobody
   */
  record Impossible(String why, Explanation explanation) implements Routing {}

  /**
   * The target is refused; nobody else is taken in its place.
   *
   * @param fallbackQueue where the rules would let it wait
   */
  record Refused(
      TargetFault fault, String detail, Optional<String> fallbackQueue, Explanation explanation)
      implements Routing {}

  /** What is wrong with a target. */
  enum TargetFault {
    /** There is no such team, agent or queue. */
    UNKNOWN,
    /** Nobody belongs to it. */
    EMPTY,
    /** The conversation is there already. */
    SAME_AS_CURRENT,
    /** Who belongs to it and is there has no room. */
    FULL,
    /** Nobody who belongs to it is there. */
    OFFLINE;

    /** Name on the wire, such as same_as_current. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
