package io.baton.server.routing;

import io.baton.server.routing.Routing.TargetFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses an agent. Filters come in this order: target or queue, channel, hard requirements,
 * presence, who passed it on, capacity, soft requirements. Where the soft ones leave nobody, those
 * whose time has come are given up one by one; hard ones never are. Pure: the same input gives the
 * same choice.
 */
public final class Router {

  private final RoutingRules rules;

  public Router(RoutingRules rules) {
    this.rules = rules;
  }

  /**
   * Chooses.
   *
   * @param now decides which soft requirements may be given up, and whether the agent of last time
   *     is still preferred
   */
  public Routing route(RoutingRequest request, Staff staff, Instant now) {
    Sieve sieve = new Sieve(staff.agents());
    Optional<Routing> refused = request.target().flatMap(target -> unfit(target, request, staff));
    if (refused.isPresent()) {
      return refused.get();
    }
    request.target().ifPresent(target -> sieve.filter("target", agent -> outside(agent, target)));
    if (request.target().isEmpty()) {
      request.queue().ifPresent(queue -> sieve.filter("queue", agent -> unserved(agent, queue)));
    }
    sieve.filter("channel", agent -> channel(agent, request.channel()));
    Requirement.of(request).stream()
        .filter(Requirement::hard)
        .forEach(hard -> sieve.filter(hard.name(), hard::fault));
    if (sieve.isEmpty()) {
      return new Routing.Impossible(
          sieve.emptiedBy().orElse("staff"),
          new Explanation(sieve.filters(), List.of(), List.of()));
    }
    sieve.filter("presence", this::presence);
    if (sieve.isEmpty()) {
      return nobody(request, sieve, TargetFault.OFFLINE);
    }
    request.past().passedOnBy().ifPresent(agent -> passedOn(sieve, agent));
    sieve.filter("capacity", agent -> capacity(agent, request.channel()));
    if (sieve.isEmpty()) {
      return nobody(request, sieve, TargetFault.FULL);
    }
    return soft(request, sieve, now);
  }

  /**
   * Whoever transferred a conversation has room again at once and was its agent of last time, so
   * that it would come straight back while others are busy.
   */
  private static void passedOn(Sieve sieve, String by) {
    if (sieve.left().stream().anyMatch(agent -> !agent.id().equals(by))) {
      sieve.filter(
          "transfer",
          agent -> agent.id().equals(by) ? Optional.of("passed it on") : Optional.empty());
    }
  }

  private Optional<Routing> unfit(Target target, RoutingRequest request, Staff staff) {
    if (!staff.knows(target)) {
      return Optional.of(refused(TargetFault.UNKNOWN, "there is no " + target.words()));
    }
    if (request.past().current().filter(target::equals).isPresent()) {
      return Optional.of(
          refused(
              TargetFault.SAME_AS_CURRENT, "the conversation is with " + target.words() + " now"));
    }
    if (staff.agents().stream().noneMatch(target::admits)) {
      return Optional.of(refused(TargetFault.EMPTY, "nobody belongs to " + target.words()));
    }
    return Optional.empty();
  }

  private Routing refused(TargetFault fault, String detail) {
    return new Routing.Refused(
        fault, detail, rules.fallbackQueue(), new Explanation(List.of(), List.of(), List.of()));
  }

  /** Nobody is free: of a target that is told as the rules want it. */
  private Routing nobody(RoutingRequest request, Sieve sieve, TargetFault fault) {
    Explanation explanation = new Explanation(sieve.filters(), List.of(), List.of());
    String filter = sieve.emptiedBy().orElse("staff");
    if (request.target().isPresent() && rules.whenFull() == RoutingRules.WhenFull.REFUSE) {
      String detail =
          fault == TargetFault.FULL
              ? "nobody of " + request.target().get().words() + " has room"
              : "nobody of " + request.target().get().words() + " is there";
      return new Routing.Refused(fault, detail, rules.fallbackQueue(), explanation);
    }
    return new Routing.Waiting(filter, explanation);
  }

  private Routing soft(RoutingRequest request, Sieve before, Instant now) {
    List<Requirement> kept =
        new ArrayList<>(Requirement.of(request).stream().filter(one -> !one.hard()).toList());
    List<Requirement> due = due(kept, Duration.between(request.since(), now));
    List<String> relaxed = new ArrayList<>();
    Sieve sieve = sifted(before, kept);
    for (Requirement next : due) {
      if (!sieve.isEmpty()) {
        break;
      }
      kept.remove(next);
      relaxed.add(next.name());
      sieve = sifted(before, kept);
    }
    if (sieve.isEmpty()) {
      return new Routing.Waiting(
          sieve.emptiedBy().orElse("staff"), new Explanation(sieve.filters(), relaxed, List.of()));
    }
    boolean sticky = request.sticky().filter(last -> now.isBefore(last.until())).isPresent();
    List<Explanation.Ranked> ranking =
        new Ranking(request, rules.weights(), sticky).of(sieve.left());
    return new Routing.Chosen(
        ranking.getFirst().agent(), new Explanation(sieve.filters(), relaxed, ranking));
  }

  private static Sieve sifted(Sieve before, List<Requirement> kept) {
    Sieve sieve = before.copy();
    kept.forEach(one -> sieve.filter(one.name(), one::fault));
    return sieve;
  }

  /** Those that may be given up after such a wait, the first to go first. */
  private List<Requirement> due(List<Requirement> soft, Duration waited) {
    List<String> order =
        rules.relaxations().stream().map(RoutingRules.Relaxation::requirement).toList();
    return soft.stream()
        .filter(one -> after(one).compareTo(waited) <= 0)
        .sorted(
            Comparator.comparingInt((Requirement one) -> place(order, one.name()))
                .thenComparingDouble(Requirement::weight)
                .thenComparing(Requirement::name))
        .toList();
  }

  private static int place(List<String> order, String name) {
    int place = order.indexOf(name);
    return place < 0 ? order.size() : place;
  }

  private Duration after(Requirement one) {
    return rules.relaxations().stream()
        .filter(step -> step.requirement().equals(one.name()))
        .map(RoutingRules.Relaxation::after)
        .findFirst()
        .orElseGet(rules::longest);
  }

  private static Optional<String> outside(RoutableAgent agent, Target target) {
    return target.admits(agent)
        ? Optional.empty()
        : Optional.of("does not belong to " + target.words());
  }

  private static Optional<String> unserved(RoutableAgent agent, String queue) {
    return agent.serves(queue) ? Optional.empty() : Optional.of("does not serve queue " + queue);
  }

  private static Optional<String> channel(RoutableAgent agent, String channel) {
    return agent.channels().containsKey(channel)
        ? Optional.empty()
        : Optional.of("may not serve " + channel);
  }

  private Optional<String> presence(RoutableAgent agent) {
    return agent.presence() == Presence.ONLINE
            || (rules.allowOffline() && agent.presence() == Presence.OFFLINE)
        ? Optional.empty()
        : Optional.of("is " + agent.presence().wireName());
  }

  private static Optional<String> capacity(RoutableAgent agent, String channel) {
    ChannelLoad load = agent.load(channel);
    return load.hasRoom()
        ? Optional.empty()
        : Optional.of("has " + load.used() + " of " + load.units() + " on " + channel);
  }
}
