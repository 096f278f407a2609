package io.baton.server.hours.reply;

import java.time.Instant;

/**
 * How long a customer waited for the first reply of a human.
 *
 * @param asked when a human was wanted
 * @param until when the reply came; if none came, how long is known that it had not: when the
 *     customer left, or now
 * @param replied whether it came
 */
public record FirstReply(Instant asked, Instant until, boolean replied) {

  public FirstReply {
    if (until.isBefore(asked)) {
      throw new IllegalArgumentException("until: " + until + " is before it was asked, " + asked);
    }
  }
}
