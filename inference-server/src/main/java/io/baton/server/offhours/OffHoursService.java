package io.baton.server.offhours;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.server.callback.Callback;
import io.baton.server.callback.CallbackRepository;
import io.baton.server.callback.CallbackService;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.hours.FollowTheSun;
import io.baton.server.hours.queue.Availability;
import io.baton.server.hours.queue.HoursService;
import io.baton.server.hours.slot.Slot;
import io.baton.server.http.ProblemException;
import io.baton.server.mail.EmailNoticeService;
import io.baton.server.promise.PromiseService;
import java.util.List;
import java.util.Optional;

/**
 * Looks what there is for a customer who wants a human. It never asks on which channel the customer
 * writes. Thread-safe.
 */
public final class OffHoursService {

  private static final int MOST_SLOTS = 3;

  private final CallbackRepository waiting;
  private final HoursService hours;
  private final HandoffService handoffs;
  private final Ways ways;

  /** What may be offered. */
  public record Ways(
      CallbackService callbacks,
      PromiseService promises,
      EmailNoticeService emails,
      Articles articles) {}

  public OffHoursService(
      CallbackRepository waiting, HoursService hours, HandoffService handoffs, Ways ways) {
    this.waiting = waiting;
    this.hours = hours;
    this.handoffs = handoffs;
    this.ways = ways;
  }

  /**
   * What there is for a conversation now. Where another queue of its chain is open, its handoff
   * goes there.
   *
   * @throws ProblemException 404 if there is no such conversation
   */
  public OffHours look(String workspace, String conversation) {
    handoffs.checkKnown(new Key(workspace, conversation));
    return waiting
        .findWaiting(workspace, conversation)
        .map(place -> look(workspace, place))
        .orElseGet(OffHours.NotWanted::new);
  }

  private OffHours look(String workspace, Callback.Place place) {
    Availability here = hours.now(workspace, place.queue());
    if (answers(here)) {
      return new OffHours.Open(place, place.queue());
    }
    Optional<String> other =
        here.answers()
            .filter(FollowTheSun.Choice::open)
            .map(FollowTheSun.Choice::queue)
            .filter(queue -> !queue.equals(place.queue()))
            .filter(queue -> answers(hours.now(workspace, queue)));
    if (other.isPresent()) {
      return elsewhere(workspace, place, here, other.get());
    }
    return closed(workspace, place, here);
  }

  /** Only who waits in a queue for no time of their own goes to another. */
  private OffHours elsewhere(
      String workspace, Callback.Place place, Availability here, String other) {
    Handoff after =
        handoffs.give(
            new Key(workspace, place.handoff()),
            kept ->
                Optional.<HandoffCommand>of(new HandoffCommand.Enqueue(other))
                    .filter(any -> kept.handoff().status() == HandoffStatus.QUEUED)
                    .filter(any -> kept.handoff().times().callback().isEmpty()));
    boolean booked = after.status() == HandoffStatus.QUEUED && after.times().callback().isPresent();
    return booked
        ? closed(workspace, place, here)
        : new OffHours.Open(place, after.queue().orElse(place.queue()));
  }

  /** Where nobody keeps account of presence, the hours alone say it. */
  private static boolean answers(Availability availability) {
    return availability.open() && availability.free().orElse(1) > 0;
  }

  private OffHours closed(String workspace, Callback.Place place, Availability here) {
    List<Slot> slots =
        ways.callbacks().slots(workspace, place.queue()).orElse(List.of()).stream()
            .limit(MOST_SLOTS)
            .toList();
    return new OffHours.Closed(
        place,
        here,
        slots,
        ways.articles()
            .offered(hours.of(workspace, place.queue()), workspace, place.conversation()),
        ways.promises().expect(workspace, place.queue()),
        ways.emails().works(),
        hours.of(workspace, place.queue()).hours().zone());
  }
}
