package io.baton.server.offhours;

import io.baton.server.callback.Callback;
import io.baton.server.event.OfferedArticle;
import io.baton.server.hours.queue.Availability;
import io.baton.server.hours.reply.Expectation;
import io.baton.server.hours.slot.Slot;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What there is for a customer now. */
public sealed interface OffHours {

  /** The bot has the conversation: whether anybody is there does not matter. */
  record NotWanted() implements OffHours {}

  /** People answer; the handoff waits where it is, or now in a queue of its chain that is open. */
  record Open(Callback.Place place, String queue) implements OffHours {}

  /**
   * Nobody answers.
   *
   * @param slots for a callback, the first few; none if the queue does not call back
   * @param articles maybe none
   * @param reply when one can be expected
   * @param email whether the customer can have an e-mail when an agent is free
   * @param zone of the queue's hours
   */
  record Closed(
      Callback.Place place,
      Availability availability,
      List<Slot> slots,
      List<OfferedArticle> articles,
      Expectation reply,
      boolean email,
      ZoneId zone)
      implements OffHours {

    public Closed {
      slots = List.copyOf(slots);
      articles = List.copyOf(articles);
    }

    /** The first slot, as an example of when a callback could be. */
    Optional<Slot> firstSlot() {
      return slots.stream().findFirst();
    }
  }
}
