package io.baton.server.callback;

import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.db.timer.TimerTask;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.Introduction;
import io.baton.server.hours.Interval;
import io.baton.server.hours.queue.HoursService;
import io.baton.server.hours.queue.QueueHours;
import io.baton.server.hours.slot.Slot;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.link.JdbiLinks;
import io.baton.server.link.LinkTokens;
import io.baton.server.link.OneTimeLink;
import io.baton.server.template.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Books callbacks. The handoff of the conversation stays in its queue with the age it has; nobody
 * is asked to take it before the slot. Thread-safe.
 */
public final class CallbackService {

  /** Name of its timers in the database. */
  static final String TIMER = "callback.due";

  /** Why a callback is cancelled that its customer does not want any more. */
  private static final String CUSTOMER = "customer";

  private final CallbackRepository callbacks;
  private final HoursService hours;
  private final HandoffService handoffs;
  private final JdbiLinks links;
  private final Clock clock;
  private final CallbackWords words;
  private final LinkTokens tokens = new LinkTokens();

  /** What it works with. */
  public record Sources(
      CallbackRepository callbacks, HoursService hours, HandoffService handoffs, JdbiLinks links) {}

  public CallbackService(Sources sources, CallbackWords words, Clock clock) {
    this.callbacks = sources.callbacks();
    this.hours = sources.hours();
    this.handoffs = sources.handoffs();
    this.links = sources.links();
    this.words = words;
    this.clock = clock;
  }

  /**
   * What a customer wants.
   *
   * @param slot when it begins; empty for the first that is free
   * @param zone of the customer; empty for that of the queue
   */
  public record Wish(Optional<Instant> slot, Optional<ZoneId> zone, Contact contact) {}

  /**
   * A callback, and what moves or cancels it.
   *
   * @param token of its link, which works once; told only when there is a new one
   */
  public record Booked(Callback callback, Optional<String> token) {}

  /** Slots of a queue that can be booked now; empty if it does not call back. */
  public Optional<List<Slot>> slots(String workspace, String queue) {
    Instant now = clock.instant();
    return hours
        .find(workspace, queue)
        .flatMap(QueueHours::slots)
        .map(plan -> plan.free(callbacks.listBooked(workspace, queue, now), now));
  }

  /** Zone of a queue's hours. */
  public ZoneId zone(String workspace, String queue) {
    return hours.of(workspace, queue).hours().zone();
  }

  /**
   * Books a callback. Who picks one wants a human: a conversation that does not wait for one does
   * from here on.
   *
   * @throws ProblemException 409 if an agent has it, or the slot is not free
   */
  public Booked book(String workspace, String conversation, Wish wish) {
    Callback.Place place =
        callbacks
            .findWaiting(workspace, conversation)
            .or(() -> begun(workspace, conversation))
            .orElseThrow(() -> conflict("an agent has conversation '" + conversation + "'"));
    Optional<Callback> before = callbacks.findBooked(workspace, place.handoff());
    return before.isPresent() ? present(before.get(), wish) : book(workspace, place, wish);
  }

  private static Booked present(Callback before, Wish wish) {
    if (wish.slot().filter(slot -> !slot.equals(before.slot().start())).isPresent()) {
      throw conflict("there is a callback at " + before.slot().start() + " already");
    }
    return new Booked(before, Optional.empty());
  }

  private Booked book(String workspace, Callback.Place place, Wish wish) {
    String id = "callback-" + UUID.randomUUID();
    Instant now = clock.instant();
    return keep(
        workspace,
        place,
        (queue, booked) ->
            slot(queue, booked, wish.slot(), now)
                .filter(slot -> callbacks.findBooked(workspace, place.handoff()).isEmpty())
                .map(slot ->
                    new Callback(
                        id,
                        place,
                        Callback.State.BOOKED,
                        slot,
                        wish.zone().orElse(queue.hours().zone()),
                        wish.contact(),
                        now,
                        0,
                        Optional.empty())),
        callback -> words.booked(workspace, callback));
  }

  private Optional<Callback.Place> begun(String workspace, String conversation) {
    handoffs.beginAnswering(
        new Key(workspace, conversation),
        new HandoffCommand.Request(HandoffReason.EXPLICIT_REQUEST, "callback", Optional.empty()));
    return callbacks.findWaiting(workspace, conversation);
  }

  private static Optional<Interval> slot(
      QueueHours queue, List<Interval> booked, Optional<Instant> wish, Instant now) {
    return queue
        .slots()
        .flatMap(plan ->
            wish.map(start -> plan.find(start, booked, now))
                .orElseGet(() -> plan.free(booked, now).stream().findFirst()))
        .map(Slot::time);
  }

  /** Picks a callback's slot and postpones the handoff to it, both or neither. */
  private Booked keep(
      String workspace, Callback.Place place, Pick pick, Function<Callback, Messages.Said> said) {
    String token = tokens.next();
    Instant now = clock.instant();
    Callback[] kept = new Callback[1];
    handoffs.giveAnswering(
        new Key(workspace, place.handoff()),
        handoff -> {
          Callback callback =
              callbacks
                  .keep(workspace, place.queue(), now, pick::from, token)
                  .orElseThrow(
                      () -> conflict("the slot is not free in queue '" + place.queue() + "'"));
          kept[0] = callback;
          return Optional.of(new HandoffCommand.Postpone(callback.slot().start()));
        },
        told -> Optional.of(told(said.apply(kept[0]))));
    return new Booked(kept[0], Optional.of(token));
  }

  private static Introduction told(Messages.Said said) {
    return new Introduction(said.text(), said.language());
  }

  @FunctionalInterface
  private interface Pick {
    Optional<Callback> from(QueueHours queue, List<Interval> booked);
  }

  /**
   * A callback.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  public Callback find(String workspace, String id) {
    return callbacks
        .find(workspace, id)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no callback '" + id + "'")));
  }

  /**
   * A callback before and after it was moved.
   *
   * @param booked afterwards
   */
  public record Moved(Callback before, Booked booked) {}

  /**
   * Moves a callback to another slot.
   *
   * @throws ProblemException 404 if there is none, 409 if it is not booked or the slot is not free
   */
  public Moved move(String workspace, String id, Optional<Instant> start) {
    Callback before = find(workspace, id);
    Instant now = clock.instant();
    Booked booked =
        keep(
            workspace,
            before.place(),
            (queue, all) -> {
              Callback present = booked(workspace, id);
              return slot(queue, without(present.slot(), all), start, now)
                  .map(slot -> moved(present, slot));
            },
            after -> words.moved(workspace, before, after));
    return new Moved(before, booked);
  }

  private static Callback moved(Callback from, Interval slot) {
    return new Callback(
        from.id(),
        from.place(),
        Callback.State.BOOKED,
        slot,
        from.zone(),
        from.contact(),
        from.bookedAt(),
        from.moves() + 1,
        Optional.empty());
  }

  /** Its own place is free for a callback that moves. */
  private static List<Interval> without(Interval own, List<Interval> booked) {
    List<Interval> others = new ArrayList<>(booked);
    others.remove(own);
    return others;
  }

  private Callback booked(String workspace, String id) {
    return callbacks
        .lock(workspace, id)
        .filter(one -> one.state() == Callback.State.BOOKED)
        .orElseThrow(() -> conflict("callback '" + id + "' is not booked any more"));
  }

  /**
   * Cancels a callback, and with it the wish for a human.
   *
   * @throws ProblemException 404 if there is none, 409 if it is not booked any more
   */
  public Callback cancel(String workspace, String id) {
    Callback before = find(workspace, id);
    handoffs.giveAnswering(
        new Key(workspace, before.place().handoff()),
        handoff -> {
          booked(workspace, id);
          callbacks.cancel(workspace, id, CUSTOMER, clock.instant());
          return Optional.of(new HandoffCommand.Abandon("callback_cancelled"));
        },
        told -> Optional.of(told(words.cancelled(workspace, before))));
    return find(workspace, id);
  }

  /**
   * Does something with the callback of a token, which works once: if it is done, the token is used
   * up, or ended by the one that takes its place.
   *
   * @return empty if the token is not worth anything
   */
  <T> Optional<T> byLink(String token, Function<OneTimeLink, T> work) {
    Instant now = clock.instant();
    return links
        .find(token, OneTimeLink.Purpose.CALLBACK, now)
        .flatMap(link -> links.using(link, token, now, () -> work.apply(link)));
  }

  /** What is done when a slot begins: the record says that it has come. */
  public TimerTask timer() {
    return new TimerTask(TIMER, this::due);
  }

  private Optional<Instant> due(String workspace, String id) {
    Instant now = clock.instant();
    Optional<Callback> booked =
        callbacks.find(workspace, id).filter(one -> one.state() == Callback.State.BOOKED);
    // The clock may have jumped, and the customer may have moved it: the record alone counts.
    if (booked.isPresent() && now.isBefore(booked.get().slot().start())) {
      return booked.map(one -> one.slot().start());
    }
    booked.ifPresent(one -> callbacks.come(workspace, id, now));
    return Optional.empty();
  }

  private static ProblemException conflict(String why) {
    return new ProblemException(Problem.of(Problem.Kind.CONFLICT, why));
  }
}
