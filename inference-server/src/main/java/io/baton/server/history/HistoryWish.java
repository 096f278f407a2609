package io.baton.server.history;

import java.time.Duration;
import java.time.Instant;

/**
 * Which conversations are wanted.
 *
 * @param after id of the last conversation of the page before; empty for the first page
 * @param limit most conversations, 1 to 1000
 * @param since of the last turn, from
 * @param quiet how long nothing was said; until then a conversation may go on
 * @param unmasked whether personal data is not hidden
 */
record HistoryWish(String after, int limit, Instant since, Duration quiet, boolean unmasked) {

  static final int USUAL = 200;
  static final int MOST = 1_000;
  static final int USUAL_MINUTES = 30;
  static final int MOST_MINUTES = 43_200;

  /** The page behind this conversation. */
  HistoryWish behind(String conversation) {
    return new HistoryWish(conversation, limit, since, quiet, unmasked);
  }
}
