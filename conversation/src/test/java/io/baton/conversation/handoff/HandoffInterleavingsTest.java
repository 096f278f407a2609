package io.baton.conversation.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Customers, bots, agents and watchdogs that act in any order on what they last saw: whatever they
 * do, a promise ends in a human, a ticket, or a customer who left.
 */
final class HandoffInterleavingsTest {

  private static final int INTERLEAVINGS = 100_000;
  private static final int STEPS = 25;
  private static final Instant T0 = Instant.parse("2026-05-04T09:00:00Z");
  private static final HandoffDeadlines DEADLINES =
      new HandoffDeadlines(HandoffPatience.USUAL, "usual");

  private static final Set<HandoffStatus> KEPT =
      EnumSet.of(
          HandoffStatus.ACTIVE,
          HandoffStatus.TRANSFERRED,
          HandoffStatus.HANDED_BACK,
          HandoffStatus.RESOLVED,
          HandoffStatus.ABANDONED,
          HandoffStatus.EXPIRED);

  private static final Set<EventType> GIVEN_UP =
      Set.of(
          EventType.HANDOFF_RELEASED,
          EventType.HANDOFF_TRANSFERRED,
          EventType.HANDOFF_HANDED_BACK,
          EventType.HANDOFF_RESOLVED,
          EventType.HANDOFF_ABANDONED,
          EventType.HANDOFF_EXPIRED);

  /** Handoffs of one conversation as they are stored: a command sees the newest row. */
  private static final class World {
    final RandomGenerator random;
    final List<Handoff> handoffs = new ArrayList<>();
    final Map<String, Instant> since = new HashMap<>();
    final List<HandoffEvent> events = new ArrayList<>();
    Instant now = T0;
    int tickets;
    int ids;

    World(RandomGenerator random) {
      this.random = random;
    }

    Optional<Handoff> open() {
      return handoffs.stream().filter(one -> !ended(one)).findFirst();
    }

    void give(HandoffCommand command) {
      Handoff before = open().orElseGet(this::begin);
      Transition done;
      try {
        done = HandoffLifecycle.apply(before, command, now);
      } catch (TransitionException e) {
        return;
      }
      handoffs.removeIf(one -> one.id().equals(before.id()));
      handoffs.add(done.after());
      done.next().ifPresent(handoffs::add);
      events.addAll(done.events());
      if (done.after().status() != before.status()) {
        since.put(before.id(), now);
      }
      done.next().ifPresent(next -> since.put(next.id(), now));
    }

    private Handoff begin() {
      return Handoff.begin(
          "h-" + ids++, "c", 1, new Handoff.Why(HandoffReason.BOT_REQUEST, "", Optional.empty()));
    }

    void watch() {
      open()
          .flatMap(handoff ->
              DEADLINES.due(
                  handoff, since.getOrDefault(handoff.id(), T0), now, () -> "ticket-" + tickets++))
          .ifPresent(this::give);
    }
  }

  private static int open(World world) {
    int open = 0;
    for (Handoff handoff : world.handoffs) {
      open += ended(handoff) ? 0 : 1;
    }
    return open;
  }

  private static boolean ended(Handoff handoff) {
    return handoff.times().ended().isPresent();
  }

  private static HandoffCommand random(World world) {
    RandomGenerator random = world.random;
    String agent = random.nextBoolean() ? "a" : "b";
    // An agent's screen may be old: the fence that it knows need not be the last.
    long fence = world.open().map(Handoff::fence).orElse(0L) - random.nextInt(2);
    Optional<String> turn = Optional.of("t");
    return switch (random.nextInt(18)) {
      case 0 -> new HandoffCommand.Offer(HandoffReason.HIGH_RISK, "", turn);
      case 1 -> new HandoffCommand.Decline(true);
      case 2, 3 -> new HandoffCommand.Request(HandoffReason.EXPLICIT_REQUEST, "", turn);
      case 4 -> new HandoffCommand.Enqueue("usual");
      case 5 -> new HandoffCommand.Postpone(world.now.plusSeconds(random.nextInt(40_000)));
      case 6, 7 -> new HandoffCommand.Reserve(agent, world.now.plusSeconds(30));
      case 8 ->
          new HandoffCommand.Release(HandoffCommand.Release.Cause.AGENT_GONE, Optional.empty());
      case 9, 10 -> new HandoffCommand.Accept(agent, fence);
      case 11 -> new HandoffCommand.TakeOver(agent);
      case 12 -> new HandoffCommand.DeliverContext(agent);
      case 13 -> new HandoffCommand.Reply(agent);
      case 14 -> new HandoffCommand.Transfer(agent, "h-" + world.ids++, "other");
      case 15 -> new HandoffCommand.HandBack(agent, "", Set.of());
      case 16 -> new HandoffCommand.Resolve(agent);
      default -> new HandoffCommand.Abandon("left");
    };
  }

  @Test
  @Tag("slow")
  void everyPromiseEndsInAHumanOrATicket() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260504);
    Map<HandoffStatus, Integer> ends = new HashMap<>();
    for (int i = 0; i < INTERLEAVINGS; i++) {
      World world = new World(random);
      for (int step = 0; step < STEPS; step++) {
        world.now = world.now.plusSeconds(random.nextInt(120));
        world.give(random(world));
        if (random.nextInt(4) == 0) {
          world.watch();
        }
        if (open(world) > 1) {
          fail("two handoffs of one conversation are open: %s", world.handoffs);
        }
      }
      leaveAlone(world);
      check(world);
      world.handoffs.forEach(one -> ends.merge(one.status(), 1, Integer::sum));
    }
    // The walk came by every end; failed is nobody's choice here.
    assertThat(ends.keySet())
        .contains(
            HandoffStatus.BOT,
            HandoffStatus.ACTIVE,
            HandoffStatus.TRANSFERRED,
            HandoffStatus.HANDED_BACK,
            HandoffStatus.RESOLVED,
            HandoffStatus.ABANDONED,
            HandoffStatus.EXPIRED)
        .doesNotContain(
            HandoffStatus.OFFERED,
            HandoffStatus.REQUESTED,
            HandoffStatus.QUEUED,
            HandoffStatus.RESERVED,
            HandoffStatus.ACCEPTED);
  }

  /** Nobody does anything any more but the watchdog. */
  private static void leaveAlone(World world) {
    for (int i = 0; i < 8; i++) {
      world.now = world.now.plus(Duration.ofHours(13));
      world.watch();
    }
  }

  private static void check(World world) {
    for (Handoff handoff : world.handoffs) {
      boolean promised = handoff.times().requested().isPresent();
      if (promised && !KEPT.contains(handoff.status())) {
        fail("%s stays in between after %s", handoff, world.events);
      }
    }
    Map<String, String> agents = new HashMap<>();
    Set<String> requested = new HashSet<>();
    for (HandoffEvent event : world.events) {
      if (event.type() == EventType.HANDOFF_REQUESTED && !requested.add(event.handoff())) {
        fail("%s was promised twice: %s", event.handoff(), world.events);
      }
      if (event.type() == EventType.HANDOFF_ACCEPTED) {
        agents.put(event.handoff() + event.details().get("agent"), event.handoff());
      } else if (GIVEN_UP.contains(event.type())) {
        agents.values().removeIf(event.handoff()::equals);
      }
      if (agents.size() > 1) {
        fail("two agents have it: %s", world.events);
      }
    }
  }
}
