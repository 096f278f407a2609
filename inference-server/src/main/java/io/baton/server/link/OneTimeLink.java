package io.baton.server.link;

import java.time.Instant;
import java.util.Locale;

/**
 * What the holder of a token may do once.
 *
 * @param subject id of what it is about
 * @param expires when it is worth nothing any more
 */
public record OneTimeLink(
    String workspace, String conversation, Purpose purpose, String subject, Instant expires) {

  /** What a link is for. */
  public enum Purpose {
    /** Moves or cancels a callback. */
    CALLBACK,
    /** Confirms an e-mail address. */
    EMAIL_CONFIRM,
    /** Leads back to the conversation. */
    EMAIL_RETURN;

    /** Name in the database. */
    String storedName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
