package io.baton.server.handoff;

/**
 * How the customer hears of a command to a handoff.
 *
 * @param words composed for its events
 * @param answered whether the answer to the request that led to it says them; otherwise who speaks
 *     to the customer finds them later
 */
public record Telling(EventWords words, boolean answered) {

  /** By the answer to the request, in these words. */
  public static Telling answer(EventWords words) {
    return new Telling(words, true);
  }
}
