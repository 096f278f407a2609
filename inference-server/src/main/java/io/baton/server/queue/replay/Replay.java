package io.baton.server.queue.replay;

import io.baton.server.queue.item.QueueHistory.Past;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.routing.ChannelLoad;
import io.baton.server.routing.Presence;
import io.baton.server.routing.RoutableAgent;
import io.baton.server.routing.Router;
import io.baton.server.routing.Routing;
import io.baton.server.routing.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plays past handoffs of a queue again under settings: they come when they came, ask for what they
 * asked, keep the agent busy for as long as they did; who left leaves after the same time unless an
 * agent was faster. All agents are there all the time, with nothing else to do. What nobody knows
 * is assumed and counted: who was handled would have waited on, and who left would have kept an
 * agent busy for the median of the others. Used once, by one thread.
 */
public final class Replay {

  private final QueueSettings settings;
  private final Set<String> queues;
  private final Map<String, RoutableAgent> agents = new TreeMap<>();
  private final TreeSet<Waiting> waiting =
      new TreeSet<>(
          Comparator.comparing(Waiting::turn)
              .thenComparing(one -> one.past().since())
              .thenComparing(one -> one.past().item().handoff()));
  private final PriorityQueue<Busy> busy = new PriorityQueue<>(Comparator.comparing(Busy::until));
  private final PriorityQueue<Instant> looks = new PriorityQueue<>();
  private final List<Double> waits = new ArrayList<>();
  private Duration median = Duration.ZERO;
  private int abandoned;
  private int relaxed;
  private int assumed;

  private record Waiting(Past past, Instant turn) {}

  private record Busy(String agent, String channel, Instant until) {}

  /**
   * What came of it.
   *
   * @param handoffs that were played
   * @param handled by an agent
   * @param abandoned by customers who left
   * @param unhandled that nobody could take at all
   * @param relaxed that went to an agent who lacks something soft
   * @param assumed of which something had to be assumed
   * @param p50Seconds wait of the handled ones
   * @param p90Seconds wait of the handled ones
   */
  public record Result(
      int handoffs,
      int handled,
      int abandoned,
      int unhandled,
      int relaxed,
      int assumed,
      double p50Seconds,
      double p90Seconds) {}

  private Replay(QueueSettings settings, Staff staff) {
    this.settings = settings;
    this.queues = staff.queues();
    for (RoutableAgent agent : staff.agents()) {
      Map<String, ChannelLoad> empty = new HashMap<>();
      agent
          .channels()
          .forEach((channel, load) -> empty.put(channel, new ChannelLoad(load.units(), 0)));
      agents.put(agent.id(), with(agent, empty, Instant.EPOCH));
    }
  }

  /** Plays handoffs that ended. */
  public static Result play(List<Past> ended, Staff staff, QueueSettings settings) {
    return new Replay(settings, staff)
        .run(ended.stream().sorted(Comparator.comparing(Past::since)).toList());
  }

  private Result run(List<Past> ended) {
    List<Duration> times =
        ended.stream().flatMap(past -> past.handling().stream()).sorted().toList();
    median = times.isEmpty() ? Duration.ofMinutes(5) : times.get(times.size() / 2);
    int next = 0;
    while (next < ended.size() || !busy.isEmpty() || !looks.isEmpty()) {
      Instant now = earliest(ended, next);
      while (next < ended.size() && !ended.get(next).since().isAfter(now)) {
        come(ended.get(next++));
      }
      while (!busy.isEmpty() && !busy.element().until().isAfter(now)) {
        Busy done = busy.remove();
        load(done.agent(), done.channel(), -1, Instant.EPOCH);
      }
      while (!looks.isEmpty() && !looks.element().isAfter(now)) {
        looks.remove();
      }
      leave(now);
      assign(now);
    }
    return result(ended.size());
  }

  private Instant earliest(List<Past> ended, int next) {
    Instant earliest = Instant.MAX;
    if (next < ended.size()) {
      earliest = ended.get(next).since();
    }
    if (!busy.isEmpty() && busy.element().until().isBefore(earliest)) {
      earliest = busy.element().until();
    }
    if (!looks.isEmpty() && looks.element().isBefore(earliest)) {
      earliest = looks.element();
    }
    return earliest;
  }

  private void come(Past past) {
    waiting.add(new Waiting(past, settings.priority().turn(past.item().waiter())));
    settings.routing().relaxations().forEach(step -> looks.add(past.since().plus(step.after())));
    past.ended().filter(ended -> leaves(past)).ifPresent(looks::add);
  }

  private void leave(Instant now) {
    int before = waiting.size();
    waiting.removeIf(one -> leaves(one.past()) && !one.past().ended().orElse(now).isAfter(now));
    abandoned += before - waiting.size();
  }

  private static boolean leaves(Past past) {
    return past.abandoned() && past.given().isEmpty();
  }

  private void assign(Instant now) {
    Router router = new Router(settings.routing());
    for (Waiting one : List.copyOf(waiting)) {
      if (agents.values().stream().noneMatch(RoutableAgent::hasRoom)) {
        return;
      }
      QueueItem item = one.past().item();
      Routing routing =
          router.route(
              item.request(settings), new Staff(List.copyOf(agents.values()), queues), now);
      if (routing instanceof Routing.Chosen chosen) {
        waiting.remove(one);
        give(one.past(), chosen, now);
      }
    }
  }

  private void give(Past past, Routing.Chosen chosen, Instant now) {
    String channel = past.item().facts().channel();
    double wait = Duration.between(past.since(), now).toNanos() / 1e9;
    boolean longer = past.given().filter(given -> given.isBefore(now)).isPresent();
    assumed += longer || past.handling().isEmpty() ? 1 : 0;
    relaxed += chosen.explanation().relaxed().isEmpty() ? 0 : 1;
    waits.add(wait);
    load(chosen.agent(), channel, 1, now);
    busy.add(new Busy(chosen.agent(), channel, now.plus(past.handling().orElse(median))));
  }

  private void load(String id, String channel, int more, Instant given) {
    agents.computeIfPresent(
        id,
        (same, agent) -> {
          Map<String, ChannelLoad> loads = new HashMap<>(agent.channels());
          ChannelLoad load = agent.load(channel);
          loads.put(channel, new ChannelLoad(load.units(), load.used() + more));
          return with(agent, loads, more > 0 ? given : agent.idleSince());
        });
  }

  private static RoutableAgent with(
      RoutableAgent agent, Map<String, ChannelLoad> loads, Instant given) {
    return new RoutableAgent(
        agent.id(),
        agent.team(),
        agent.queues(),
        agent.skills(),
        agent.languages(),
        loads,
        Presence.ONLINE,
        given);
  }

  private Result result(int handoffs) {
    List<Double> sorted = waits.stream().sorted().toList();
    return new Result(
        handoffs,
        sorted.size(),
        abandoned,
        waiting.size(),
        relaxed,
        assumed,
        quantile(sorted, 0.5),
        quantile(sorted, 0.9));
  }

  private static double quantile(List<Double> sorted, double part) {
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.min(sorted.size() - 1, (int) (part * sorted.size())));
  }
}
