package io.baton.server.hours.reply;

import io.baton.server.hours.OpeningHours;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What first replies of a queue took, in time in which it was open.
 *
 * @param hours of the queue
 * @param replies measured, in any order
 * @param needed samples for an expectation, at least 1
 */
public record ReplyTimes(OpeningHours hours, List<FirstReply> replies, int needed) {

  private static final double SHARE = 0.8;

  public ReplyTimes {
    if (needed < 1) {
      throw new IllegalArgumentException("needed: " + needed + " is below 1");
    }
    replies = List.copyOf(replies);
  }

  /**
   * What to expect when a human is wanted at an instant: from those who asked in the same hour of
   * the day if they are enough, otherwise from all. Waits that have not ended count as longer than
   * they are; if too many have not, it is unknown.
   */
  public Expectation at(Instant asked) {
    List<Survival.Wait> sameHour =
        replies.stream()
            .filter(reply -> hour(reply.asked()) == hour(asked))
            .map(this::wait)
            .toList();
    List<Survival.Wait> all = replies.stream().map(this::wait).toList();
    return known(sameHour, Expectation.Basis.HOUR)
        .or(() -> known(all, Expectation.Basis.QUEUE))
        .orElseGet(() -> new Expectation.Unknown(all.size(), needed));
  }

  private Optional<Expectation> known(List<Survival.Wait> waits, Expectation.Basis basis) {
    return Optional.of(waits)
        .filter(enough -> enough.size() >= needed)
        .flatMap(enough -> Survival.quantile(enough, SHARE))
        .map(p80 -> new Expectation.Known(p80, RoundedTime.up(p80), basis, waits.size()));
  }

  private Survival.Wait wait(FirstReply reply) {
    return new Survival.Wait(hours.openBetween(reply.asked(), reply.until()), reply.replied());
  }

  private int hour(Instant at) {
    return at.atZone(hours.zone()).getHour();
  }
}
