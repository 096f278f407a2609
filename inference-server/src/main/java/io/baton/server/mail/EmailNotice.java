package io.baton.server.mail;

import java.time.Instant;
import java.util.Locale;

/**
 * An e-mail that a customer wants when an agent is free.
 *
 * @param language of the conversation, empty if it is not known
 * @param consented when the customer agreed to be written to
 */
public record EmailNotice(
    String id, Where where, String email, String language, State state, Instant consented) {

  /** What it is about. */
  public record Where(String conversation, String handoff) {}

  /** Where a notice stands. */
  public enum State {
    /** The address is not confirmed. */
    UNCONFIRMED,
    /** It is sent as soon as an agent is free. */
    CONFIRMED,
    /** It is sent. */
    SENT,
    /** The customer came back by its link. */
    RETURNED,
    /** A human came first, or the customer left: it is not sent. */
    HANDLED,
    /** The address was not confirmed in time, or takes no e-mails, or another took its place. */
    EXPIRED;

    /** Name in JSON and the database. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
