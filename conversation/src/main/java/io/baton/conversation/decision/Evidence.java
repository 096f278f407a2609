package io.baton.conversation.decision;

import io.baton.conversation.Checks;

/**
 * Where a signal was seen.
 *
 * @param turn id of the turn
 * @param start first character in that turn's text; 0 for a turn without text
 * @param end character after the last; equal to start where the turn as a whole is meant
 */
public record Evidence(String turn, int start, int end) {

  public Evidence {
    Checks.notBlank("evidence.turn", turn);
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "evidence: span " + start + ".." + end + " is not within a text");
    }
  }

  /** The turn as a whole. */
  public static Evidence whole(String turn) {
    return new Evidence(turn, 0, 0);
  }
}
