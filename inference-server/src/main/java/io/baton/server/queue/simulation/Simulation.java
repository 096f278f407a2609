package io.baton.server.queue.simulation;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffState;
import io.baton.server.db.Database;
import io.baton.server.queue.order.PriorityRules;
import io.baton.server.queue.settings.Queue;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.queue.simulation.JdbiSimulated.Asked;
import io.baton.server.queue.simulation.Occurrence.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Plays a queue from the first customer until nobody waits and nothing is at hand. Used once, by
 * one thread, over a database of its own.
 */
public final class Simulation {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration BEAT = Duration.ofSeconds(30);
  private static final Duration GONE = Duration.ofSeconds(46);
  private static final Duration AWAY = Duration.ofMinutes(10);

  private final Plan plan;
  private final VirtualClock clock = new VirtualClock(START);
  private final Chance chance;
  private final Services services;
  private final JdbiSimulated database;
  private final Guesses guesses;
  private final PriorityRules rules;
  private final QueueSettings settings;
  private final PriorityQueue<Occurrence> future = new PriorityQueue<>();
  private final Set<String> present = new TreeSet<>();
  private final Set<String> served = new HashSet<>();
  private final Set<Asked> ignored = new HashSet<>();
  private Instant beat = START;
  private long order;
  private int arrived;

  private Simulation(Plan plan, Database database) {
    this.plan = plan;
    this.chance = new Chance(plan);
    this.services = new Services(database, clock, Duration.ofSeconds(plan.times().wrapUpSeconds()));
    this.database = new JdbiSimulated(database);
    this.guesses = new Guesses(services);
    this.rules = plan.tiers() ? PriorityRules.usual() : firstComeFirstServed();
    QueueSettings usual = QueueSettings.usual();
    this.settings =
        new QueueSettings(rules, usual.routing(), usual.skills(), usual.language(), usual.times());
  }

  private static PriorityRules firstComeFirstServed() {
    return new PriorityRules(Map.of(), PriorityRules.usual().otherwise(), 0, 0, 1);
  }

  /**
   * Plays.
   *
   * @param progress told how many hundredths of the hours are over, each once
   */
  public static Report run(Plan plan, Database database, IntConsumer progress) {
    return new Simulation(plan, database).play(progress);
  }

  private Report play(IntConsumer progress) {
    services.describe(new Queue(Services.queue().queue(), "simulated", settings), START);
    for (int i = 1; i <= plan.agents(); i++) {
      String agent = "agent-%03d".formatted(i);
      services.employ(agent, 1);
      present.add(agent);
    }
    plan(chance.untilArrival(), new Kind.Arrival());
    plan(chance.untilDropOff(), new Kind.DropOff());
    int told = -1;
    while (!future.isEmpty()) {
      Occurrence next = future.remove();
      clock.set(next.at());
      int part = (int) Math.min(100, 100 * hours(next.at()) / plan.hours());
      if (part > told) {
        progress.accept(part);
        told = part;
      }
      beat();
      happen(next.kind());
    }
    Audit audit = new Audit(database.ended(), 1, rules.longestOvertaking());
    audit.read(database.told());
    return Reports.of(plan, database.ended(), audit, guesses);
  }

  private static double hours(Instant at) {
    return Duration.between(START, at).toMillis() / 3_600_000.0;
  }

  private void plan(double seconds, Kind kind) {
    if (seconds < Double.POSITIVE_INFINITY) {
      plan(clock.instant().plusNanos(1_000 * Math.round(seconds * 1e6)), kind);
    }
  }

  private void plan(Instant at, Kind kind) {
    future.add(new Occurrence(at, order++, kind));
  }

  private void beat() {
    Instant now = clock.instant();
    if (!now.isBefore(beat.plus(BEAT))) {
      database.heartbeats(present, now);
      beat = now;
    }
  }

  private void happen(Kind kind) {
    switch (kind) {
      case Kind.Arrival arrival -> arrive();
      case Kind.GivingUp givingUp -> giveUp(givingUp.handoff());
      case Kind.Done done -> finish(done);
      case Kind.DropOff dropOff -> dropOff();
      case Kind.Back back -> {
        services.there(back.agent());
        present.add(back.agent());
        assign();
      }
      case Kind.Look look -> {
        services.upkeep().takeBack(clock.instant());
        assign();
      }
    }
  }

  private void arrive() {
    arrived++;
    String conversation = "conversation-%08d".formatted(arrived);
    database.converse(conversation, chance.tier(), clock.instant());
    Handoff handoff = services.request(conversation);
    plan(chance.patience(), new Kind.GivingUp(handoff.id()));
    assign();
    guesses.consider(handoff.id(), clock.instant());
    double next = chance.untilArrival();
    if (hours(clock.instant()) + next / 3_600 < plan.hours()) {
      plan(next, new Kind.Arrival());
    }
  }

  private void assign() {
    services.upkeep().list(Services.queue().workspace(), clock.instant());
    if (services.assignment().assign(Services.queue(), clock.instant()) > 0) {
      for (Asked asked : database.asked()) {
        if (!ignored.contains(asked)) {
          answer(asked);
        }
      }
    }
  }

  /** The agent accepts, or is not there, or looks elsewhere until the reservation is over. */
  private void answer(Asked asked) {
    if (!present.contains(asked.agent()) || chance.missed()) {
      ignored.add(asked);
      plan(clock.instant().plus(settings.times().reservation()).plusMillis(1), new Kind.Look());
      return;
    }
    services.give(asked.handoff(), new HandoffCommand.Accept(asked.agent(), asked.fence()));
    services.give(asked.handoff(), new HandoffCommand.Reply(asked.agent()));
    served.add(asked.handoff());
    plan(chance.handling(), new Kind.Done(asked.handoff(), asked.agent(), asked.fence()));
  }

  private void giveUp(String id) {
    Handoff handoff = services.find(id);
    if (handoff.status().waiting() && !served.contains(id)) {
      services.give(id, new HandoffCommand.Abandon("left"));
    }
  }

  private void finish(Kind.Done done) {
    Handoff handoff = services.find(done.handoff());
    if (handoff.state() instanceof HandoffState.Active active
        && active.agent().equals(done.agent())
        && handoff.fence() == done.fence()
        && present.contains(done.agent())) {
      services.give(done.handoff(), new HandoffCommand.Resolve(done.agent()));
      if (plan.times().wrapUpSeconds() > 0) {
        plan(plan.times().wrapUpSeconds(), new Kind.Look());
      }
      assign();
    }
  }

  private void dropOff() {
    if (!present.isEmpty()) {
      String agent = present.stream().skip(chance.oneOf(present.size())).findFirst().orElseThrow();
      present.remove(agent);
      plan(clock.instant().plus(GONE), new Kind.Look());
      plan(clock.instant().plus(AWAY), new Kind.Back(agent));
    }
    double next = chance.untilDropOff();
    if (hours(clock.instant()) + next / 3_600 < plan.hours()) {
      plan(next, new Kind.DropOff());
    }
  }
}
