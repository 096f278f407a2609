package io.baton.server.hours;

import io.baton.conversation.history.FieldException;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A time at which the usual hours do not hold, by the clock on the wall.
 *
 * @param from its first minute
 * @param to the first minute after it, at most 366 days later
 * @param reason at most 100 characters, may be empty
 */
public record Exceptional(LocalDateTime from, LocalDateTime to, String reason) {

  static final int LONGEST = 100;
  private static final Duration MOST = Duration.ofDays(366);

  public Exceptional {
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(MOST) > 0) {
      throw new FieldException(
          "to",
          "'" + to + "' is not after '" + from + "' and at most " + MOST.toDays() + " days later");
    }
    if (reason.length() > LONGEST) {
      throw new FieldException("reason", reason.length() + " characters are not in 0.." + LONGEST);
    }
  }
}
