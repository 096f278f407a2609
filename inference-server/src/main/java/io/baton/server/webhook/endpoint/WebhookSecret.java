package io.baton.server.webhook.endpoint;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What an endpoint's deliveries are signed with.
 *
 * @param current whsec_ and 32 random bytes in Base64
 * @param since when it was made
 * @param previous the one before, which signs as well until its time is over
 */
public record WebhookSecret(String current, Instant since, Optional<Previous> previous) {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A secret that another one replaced.
   *
   * @param until when it signs no more
   */
  public record Previous(String secret, Instant until) {

    @Override
    public String toString() {
      return "Previous[until=" + until + "]";
    }
  }

  /** The first one of an endpoint. */
  public static WebhookSecret first(Instant now) {
    return new WebhookSecret(drawn(), now, Optional.empty());
  }

  private static String drawn() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return PREFIX + Base64.getEncoder().encodeToString(random);
  }

  /**
   * A new one in place of this.
   *
   * @param until when this signs no more
   */
  public WebhookSecret rotated(Instant now, Instant until) {
    Optional<Previous> before =
        until.isAfter(now) ? Optional.of(new Previous(current, until)) : Optional.empty();
    return new WebhookSecret(drawn(), now, before);
  }

  /** The one before, if it still signs. */
  public Optional<Previous> previous(Instant now) {
    return previous.filter(before -> before.until().isAfter(now));
  }

  /** All that sign now, the newest first. */
  public List<String> active(Instant now) {
    return previous(now)
        .map(before -> List.of(current, before.secret()))
        .orElseGet(() -> List.of(current));
  }

  @Override
  public String toString() {
    return "WebhookSecret[since=" + since + "]";
  }
}
