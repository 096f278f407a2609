package io.baton.server.hours;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A chain of queues of which another answers while the first is closed. */
public final class FollowTheSun {

  private FollowTheSun() {}

  /**
   * A queue of the chain.
   *
   * @param queue its id
   */
  public record Link(String queue, OpeningHours hours) {}

  /**
   * The queue that answers.
   *
   * @param opensAt when; the instant that was asked about if it is open
   * @param open whether it is open at the instant that was asked about
   */
  public record Choice(String queue, Instant opensAt, boolean open) {}

  /**
   * The first of the chain that is open; if none is, the one that opens first, and of those that
   * open at the same time the first.
   *
   * @return empty if none opens within {@link OpeningHours#HORIZON}
   */
  public static Optional<Choice> choose(List<Link> chain, Instant at) {
    Optional<Choice> best = Optional.empty();
    for (Link link : chain) {
      Optional<Choice> next =
          link.hours()
              .nextOpening(at)
              .map(opens -> new Choice(link.queue(), opens, opens.equals(at)));
      if (best.isEmpty()
          || next.isPresent() && next.get().opensAt().isBefore(best.get().opensAt())) {
        best = next;
      }
    }
    return best;
  }
}
