package io.baton.conversation.handoff;

import io.baton.conversation.handoff.HandoffCommand.Abandon;
import io.baton.conversation.handoff.HandoffCommand.Accept;
import io.baton.conversation.handoff.HandoffCommand.Decline;
import io.baton.conversation.handoff.HandoffCommand.DeliverContext;
import io.baton.conversation.handoff.HandoffCommand.Enqueue;
import io.baton.conversation.handoff.HandoffCommand.Expire;
import io.baton.conversation.handoff.HandoffCommand.Fail;
import io.baton.conversation.handoff.HandoffCommand.HandBack;
import io.baton.conversation.handoff.HandoffCommand.Offer;
import io.baton.conversation.handoff.HandoffCommand.Postpone;
import io.baton.conversation.handoff.HandoffCommand.Release;
import io.baton.conversation.handoff.HandoffCommand.Reply;
import io.baton.conversation.handoff.HandoffCommand.Request;
import io.baton.conversation.handoff.HandoffCommand.Reserve;
import io.baton.conversation.handoff.HandoffCommand.Resolve;
import io.baton.conversation.handoff.HandoffCommand.TakeOver;
import io.baton.conversation.handoff.HandoffCommand.Transfer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The one way in which a handoff changes. Pure. */
public final class HandoffLifecycle {

  private HandoffLifecycle() {}

  /**
   * What a command makes of a handoff.
   *
   * @throws TransitionException if it does not fit; the message says why
   */
  public static Transition apply(Handoff handoff, HandoffCommand command, Instant at) {
    Step step = new Step(handoff, command, at);
    return switch (command) {
      case Offer offer -> step.offer(offer);
      case Decline decline -> step.decline(decline);
      case Request request -> step.request(request);
      case Enqueue enqueue -> step.enqueue(enqueue);
      case Postpone postpone -> step.postpone(postpone);
      case Reserve reserve -> step.reserve(reserve);
      case Release release -> step.release(release);
      case Accept accept -> step.accept(accept);
      case TakeOver takeOver -> step.takeOver(takeOver);
      case DeliverContext deliver -> step.deliverContext(deliver);
      case Reply reply -> step.reply(reply);
      case Transfer transfer -> step.transfer(transfer);
      case HandBack handBack -> step.handBack(handBack);
      case Resolve resolve -> step.resolve(resolve);
      case Abandon abandon -> step.abandon(abandon);
      case Expire expire -> step.expire(expire);
      case Fail fail -> step.fail(fail);
    };
  }

  private record Step(Handoff handoff, HandoffCommand command, Instant at) {

    Transition offer(Offer offer) {
      needs(handoff.status() == HandoffStatus.BOT && handoff.times().offered().isEmpty());
      Handoff after =
          handoff
              .because(new Handoff.Why(offer.reason(), offer.detail(), offer.turn()))
              .with(new HandoffState.Offered(), handoff.times().withOffered(at));
      return to(after, EventType.HANDOFF_OFFERED, reason(after));
    }

    Transition decline(Decline decline) {
      needs(handoff.status() == HandoffStatus.OFFERED);
      Handoff after = ended(new HandoffState.Bot());
      return to(
          after,
          decline.answered() ? EventType.HANDOFF_DECLINED : EventType.HANDOFF_LAPSED,
          Map.of());
    }

    Transition request(Request request) {
      boolean offered = handoff.status() == HandoffStatus.OFFERED;
      needs(offered || handoff.times().ended().isEmpty() && handoff.status() == HandoffStatus.BOT);
      Handoff after =
          handoff
              .because(new Handoff.Why(request.reason(), request.detail(), request.turn()))
              .with(new HandoffState.Requested(), handoff.times().withRequested(at));
      return to(after, EventType.HANDOFF_REQUESTED, reason(after));
    }

    Transition enqueue(Enqueue enqueue) {
      HandoffStatus status = handoff.status();
      needs(status == HandoffStatus.REQUESTED || status == HandoffStatus.QUEUED);
      Handoff after =
          handoff.inQueue(enqueue.queue()).with(new HandoffState.Queued(), handoff.times());
      return to(after, EventType.HANDOFF_QUEUED, Map.of("queue", enqueue.queue()));
    }

    Transition postpone(Postpone postpone) {
      needs(handoff.status() == HandoffStatus.QUEUED);
      Handoff after = handoff.with(handoff.state(), handoff.times().withCallback(postpone.until()));
      return to(after, EventType.HANDOFF_POSTPONED, Map.of("until", postpone.until().toString()));
    }

    Transition reserve(Reserve reserve) {
      needs(handoff.status() == HandoffStatus.QUEUED);
      Optional<Instant> callback = handoff.times().callback();
      if (callback.filter(at::isBefore).isPresent()) {
        throw refused("the customer picked " + callback.get());
      }
      Handoff after =
          handoff
              .fenced(handoff.fence() + 1)
              .with(new HandoffState.Reserved(reserve.agent(), reserve.until()), handoff.times());
      return to(
          after,
          EventType.HANDOFF_RESERVED,
          Map.of("agent", reserve.agent(), "fence", Long.toString(after.fence())));
    }

    Transition release(Release release) {
      boolean accepted = handoff.status().withAgent();
      // A reservation that runs out while the agent accepts it has not run out.
      needs(
          handoff.status() == HandoffStatus.RESERVED
              || accepted && release.cause() != Release.Cause.TIMED_OUT);
      if (release.agent().filter(agent -> !agent.equals(agent())).isPresent()) {
        throw refused("it is with agent '" + agent() + "', not '" + release.agent().get() + "'");
      }
      HandoffState waiting =
          handoff.queue().isPresent() ? new HandoffState.Queued() : new HandoffState.Requested();
      Handoff after = handoff.with(waiting, handoff.times().withoutAgent());
      String cause = release.cause().name().toLowerCase(Locale.ROOT);
      return to(after, EventType.HANDOFF_RELEASED, Map.of("agent", agent(), "cause", cause));
    }

    Transition accept(Accept accept) {
      if (!(handoff.state() instanceof HandoffState.Reserved reserved)) {
        throw refused();
      }
      if (!reserved.agent().equals(accept.agent())) {
        throw refused("it is reserved for another agent, not '" + accept.agent() + "'");
      }
      if (handoff.fence() != accept.fence()) {
        throw refused("fence " + accept.fence() + " is not that of its reservation");
      }
      if (at.isAfter(reserved.until())) {
        throw refused("the reservation ran out at " + reserved.until());
      }
      return taken(accept.agent(), handoff);
    }

    Transition takeOver(TakeOver takeOver) {
      boolean fresh = handoff.status() == HandoffStatus.BOT && handoff.times().ended().isEmpty();
      needs(fresh || handoff.status() == HandoffStatus.OFFERED || handoff.status().waiting());
      Handoff before =
          handoff.times().requested().isPresent()
              ? handoff
              : handoff.because(
                  new Handoff.Why(HandoffReason.AGENT_TAKEOVER, "", Optional.empty()));
      // What another agent has seen of the context, this one has not.
      Handoff own =
          agent().equals(takeOver.agent())
              ? before
              : before.with(before.state(), before.times().withoutAgent());
      // Whoever it was reserved for must not accept it any more.
      return taken(takeOver.agent(), own.fenced(handoff.fence() + 1));
    }

    private Transition taken(String agent, Handoff before) {
      Handoff after =
          before.with(new HandoffState.Accepted(agent), before.times().withAccepted(at));
      return to(after, EventType.HANDOFF_ACCEPTED, Map.of("agent", agent));
    }

    Transition deliverContext(DeliverContext deliver) {
      if (handoff.status() == HandoffStatus.RESERVED) {
        needs(agent().equals(deliver.agent()));
      } else {
        owns(deliver.agent());
      }
      Handoff after = handoff.with(handoff.state(), handoff.times().withContextDelivered(at));
      return to(after, EventType.HANDOFF_CONTEXT_DELIVERED, Map.of("agent", deliver.agent()));
    }

    Transition reply(Reply reply) {
      needs(handoff.status() == HandoffStatus.ACCEPTED);
      owns(reply.agent());
      Handoff after =
          handoff.with(new HandoffState.Active(reply.agent()), handoff.times().withReplied(at));
      return to(
          after,
          EventType.HANDOFF_ACTIVE,
          Map.of(
              "agent",
              reply.agent(),
              "mode",
              after.mode().orElseThrow().name().toLowerCase(Locale.ROOT)));
    }

    Transition transfer(Transfer transfer) {
      owns(transfer.agent());
      Handoff after = ended(new HandoffState.Transferred(transfer.agent(), transfer.to()));
      Handoff next =
          Handoff.begin(
                  transfer.to(),
                  handoff.conversation(),
                  handoff.episode(),
                  new Handoff.Why(HandoffReason.AGENT_TRANSFER, transfer.agent(), Optional.empty()))
              .after(handoff.id())
              .inQueue(transfer.queue())
              .with(new HandoffState.Queued(), HandoffTimes.NONE.withRequested(at));
      Map<String, String> details =
          Map.of("agent", transfer.agent(), "to", transfer.to(), "queue", transfer.queue());
      return new Transition(
          after,
          Optional.of(next),
          List.of(
              event(handoff.id(), EventType.HANDOFF_TRANSFERRED, details),
              event(next.id(), EventType.HANDOFF_REQUESTED, reason(next)),
              event(next.id(), EventType.HANDOFF_QUEUED, Map.of("queue", transfer.queue()))));
    }

    Transition handBack(HandBack handBack) {
      owns(handBack.agent());
      Handoff after =
          ended(new HandoffState.HandedBack(handBack.agent(), handBack.note(), handBack.tasks()));
      String tasks =
          String.join(",", handBack.tasks().stream().map(HandbackTask::wireName).sorted().toList());
      Map<String, String> details = new HashMap<>();
      details.put("agent", handBack.agent());
      details.put("tasks", tasks);
      handBack.followUp().ifPresent(promised -> details.put("followUpAt", promised.toString()));
      return to(after, EventType.HANDOFF_HANDED_BACK, details);
    }

    Transition resolve(Resolve resolve) {
      owns(resolve.agent());
      return to(
          ended(new HandoffState.Resolved(resolve.agent())),
          EventType.HANDOFF_RESOLVED,
          Map.of("agent", resolve.agent()));
    }

    Transition abandon(Abandon abandon) {
      needs(handoff.status().waiting() || handoff.status() == HandoffStatus.ACCEPTED);
      return to(
          ended(new HandoffState.Abandoned(abandon.why())),
          EventType.HANDOFF_ABANDONED,
          Map.of("why", abandon.why()));
    }

    Transition expire(Expire expire) {
      needs(handoff.status().waiting());
      return to(
          ended(new HandoffState.Expired(expire.ticket())),
          EventType.HANDOFF_EXPIRED,
          Map.of("ticket", expire.ticket()));
    }

    Transition fail(Fail fail) {
      needs(!handoff.status().ended());
      return to(
          ended(new HandoffState.Failed(fail.why(), fail.ticket())),
          EventType.HANDOFF_FAILED,
          Map.of("why", fail.why(), "ticket", fail.ticket()));
    }

    private Handoff ended(HandoffState state) {
      return handoff.with(state, handoff.times().withEnded(at));
    }

    private static Map<String, String> reason(Handoff handoff) {
      return Map.of("reason", handoff.why().reason().wireName(), "detail", handoff.why().detail());
    }

    private Transition to(Handoff after, EventType event, Map<String, String> details) {
      return new Transition(after, Optional.empty(), List.of(event(handoff.id(), event, details)));
    }

    private HandoffEvent event(String id, EventType type, Map<String, String> details) {
      return new HandoffEvent(type, id, at, details);
    }

    private void needs(boolean fits) {
      if (!fits) {
        throw refused();
      }
    }

    private void owns(String agent) {
      needs(handoff.status().withAgent());
      if (!agent().equals(agent)) {
        throw refused("it is with agent '" + agent() + "', not '" + agent + "'");
      }
    }

    private String agent() {
      return switch (handoff.state()) {
        case HandoffState.Reserved reserved -> reserved.agent();
        case HandoffState.Accepted accepted -> accepted.agent();
        case HandoffState.Active active -> active.agent();
        default -> "";
      };
    }

    private TransitionException refused() {
      return refused("it is " + handoff.status().wireName().replace('_', ' '));
    }

    private TransitionException refused(String why) {
      return new TransitionException(
          handoff.status(),
          "handoff '" + handoff.id() + "' cannot " + command.title() + ": " + why);
    }
  }
}
