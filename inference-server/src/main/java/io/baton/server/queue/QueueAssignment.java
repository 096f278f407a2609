package io.baton.server.queue;

import io.baton.conversation.handoff.HandoffCommand;
import io.baton.server.agent.AgentStatus;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.routing.ChannelLoad;
import io.baton.server.routing.RoutableAgent;
import io.baton.server.routing.Router;
import io.baton.server.routing.Routing;
import io.baton.server.routing.Staff;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reserves what waits for agents. Any number of threads and servers may do so at a time: who waits
 * is held by one transaction, which others pass over; the agent's row is held while what they have
 * is counted again, so that nobody gets more than fits. Thread-safe.
 */
public final class QueueAssignment {

  /** Those that nobody is free for are passed over, so that others behind them are not held up. */
  private static final int MOST_PASSED_OVER = 50;

  /** Where there are more, all are looked at at once, rather than held one by one. */
  private static final int FEW = 10;

  private static final int MOST_LOST = 20;

  private final QueueStores stores;
  private final Handoffs handoffs;

  public QueueAssignment(QueueStores stores, Handoffs handoffs) {
    this.stores = stores;
    this.handoffs = handoffs;
  }

  /** Another gave the agent something meanwhile; the transaction is undone. */
  private static final class AgentTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AgentTakenException(String agent) {
      super(agent + " has no room any more", null, false, false);
    }
  }

  private enum Result {
    RESERVED,
    NOBODY_FREE,
    NOTHING_LEFT
  }

  /** What became of one, and which. */
  private record Attempt(Result result, String handoff) {}

  /** What is the same for all that one look assigns. */
  private record Round(
      Where queue,
      QueueSettings settings,
      List<AgentStatus> agents,
      Set<String> queues,
      Instant now) {}

  /**
   * Reserves whatever can be.
   *
   * @return how many
   */
  public int assign(Where queue, Instant now) {
    String workspace = queue.workspace();
    Round round =
        new Round(
            queue,
            stores.queue(queue).settings(),
            stores.agents().all(workspace),
            stores.queues().ids(workspace),
            now);
    Set<String> passed = new HashSet<>();
    int most = MOST_PASSED_OVER;
    int reserved = 0;
    int lost = 0;
    while (passed.size() < most && lost < MOST_LOST) {
      if (passed.size() == FEW && most == MOST_PASSED_OVER) {
        passed.addAll(unfit(round));
        most = passed.size() + MOST_PASSED_OVER;
      }
      try {
        Attempt attempt = stores.items().inTransaction(workspace, () -> attempt(round, passed));
        switch (attempt.result()) {
          case RESERVED -> reserved++;
          case NOBODY_FREE -> passed.add(attempt.handoff());
          case NOTHING_LEFT -> {
            return reserved;
          }
        }
      } catch (AgentTakenException e) {
        lost++;
      }
    }
    return reserved;
  }

  /** Those whom nobody is free for, however many, before all that there is room for. */
  private Set<String> unfit(Round round) {
    Where queue = round.queue();
    Staff staff = staff(round);
    int room = room(staff);
    Set<String> unfit = new HashSet<>();
    if (room == 0) {
      return unfit;
    }
    for (QueueItem item : stores.items().waiting(queue.workspace(), queue.queue(), round.now())) {
      if (!(route(round, item, staff) instanceof Routing.Chosen)) {
        unfit.add(item.handoff());
      } else if (--room == 0) {
        break;
      }
    }
    return unfit;
  }

  private static int room(Staff staff) {
    return staff.agents().stream()
        .flatMap(agent -> agent.channels().values().stream())
        .mapToInt(ChannelLoad::room)
        .sum();
  }

  private Staff staff(Round round) {
    Map<String, Map<String, Integer>> loads = stores.items().loads(round.queue().workspace());
    return QueueStores.staff(round.agents(), round.queues(), loads, round.now());
  }

  private static Routing route(Round round, QueueItem item, Staff staff) {
    return new Router(round.settings().routing())
        .route(item.request(round.settings()), staff, round.now());
  }

  private Attempt attempt(Round round, Set<String> passed) {
    Where queue = round.queue();
    Optional<QueueItem> next = stores.items().holdNext(queue, passed, round.now());
    if (next.isEmpty()) {
      return new Attempt(Result.NOTHING_LEFT, "");
    }
    QueueItem item = next.get();
    Staff staff = staff(round);
    if (staff.agents().stream().noneMatch(RoutableAgent::hasRoom)) {
      return new Attempt(Result.NOTHING_LEFT, "");
    }
    Routing routing = route(round, item, staff);
    boolean reserved = routing instanceof Routing.Chosen chosen && reserve(round, item, chosen);
    return new Attempt(reserved ? Result.RESERVED : Result.NOBODY_FREE, item.handoff());
  }

  private boolean reserve(Round round, QueueItem item, Routing.Chosen chosen) {
    String workspace = round.queue().workspace();
    String agent = chosen.agent();
    String channel = item.facts().channel();
    // From here on nobody else can give the agent anything: what they have is counted anew.
    int units = stores.agents().given(workspace, agent, channel, round.now());
    if (stores.items().load(workspace, agent, channel) >= units) {
      throw new AgentTakenException(agent);
    }
    Handoffs.Key key = new Handoffs.Key(workspace, item.conversation(), item.handoff());
    Instant until = round.now().plus(round.settings().times().reservation());
    if (!handoffs.apply(key, new HandoffCommand.Reserve(agent, until), round.now())) {
      return false;
    }
    stores.items().given(key, agent, RoutingJson.write(chosen), round.now());
    return true;
  }
}
