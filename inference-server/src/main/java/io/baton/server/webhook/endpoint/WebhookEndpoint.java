package io.baton.server.webhook.endpoint;

import io.baton.conversation.history.FieldException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a workspace wants to be told of what happens.
 *
 * @param wish what was asked for
 * @param disabledReason why it was switched off, if that was not asked for
 * @param health of what was sent to it
 */
public record WebhookEndpoint(
    String workspace,
    String id,
    Wish wish,
    Optional<String> disabledReason,
    WebhookSecret secret,
    Instant createdAt,
    Instant changedAt,
    Health health) {

  /**
   * What a workspace asks for.
   *
   * @param url http or https
   * @param types of events
   * @param description for people, at most 500 characters
   * @param enabled whether anything is sent
   */
  public record Wish(String url, EventTypes types, String description, boolean enabled) {

    private static final int LONGEST = 500;

    /**
     * @throws FieldException if the description is too long
     */
    public Wish {
      if (description.length() > LONGEST) {
        throw new FieldException(
            "description", description.length() + " characters are more than " + LONGEST);
      }
    }
  }

  /**
   * How attempts went lately.
   *
   * @param failures in a row
   * @param failingSince the first of them
   * @param heldUntil nothing is sent before
   */
  public record Health(int failures, Optional<Instant> failingSince, Optional<Instant> heldUntil) {

    /** Nothing failed. */
    public static final Health GOOD = new Health(0, Optional.empty(), Optional.empty());
  }
}
