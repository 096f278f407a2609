package io.baton.server.queue;

import io.baton.conversation.handoff.HandoffCommand.Release;
import io.baton.server.agent.AgentStatus;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Reserved;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.language.SpokenLanguage;
import io.baton.server.queue.order.PriorityRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps queues in order: lists what came, takes back what agents did not accept in time or had when
 * they dropped off, with the age that it has. Thread-safe.
 */
public final class QueueUpkeep {

  private final QueueStores stores;
  private final Handoffs handoffs;

  public QueueUpkeep(QueueStores stores, Handoffs handoffs) {
    this.stores = stores;
    this.handoffs = handoffs;
  }

  /**
   * Takes back what is due, in all workspaces, and frees agents whose wrap-up is over.
   *
   * @return how many went back
   */
  public int takeBack(Instant now) {
    return takeBack(now, Instant.EPOCH);
  }

  /**
   * Takes back what is due, in all workspaces, and frees agents whose wrap-up is over. Whoever
   * could not be heard is not held to be gone.
   *
   * @param listening since when heartbeats could be heard without a break
   * @return how many went back
   */
  public int takeBack(Instant now, Instant listening) {
    Instant silent = now.minus(AgentStatus.PATIENCE);
    Instant heardBefore = listening.isAfter(silent) ? Instant.EPOCH : silent;
    stores.items().endWrapUps(now);
    return release(stores.items().runOut(now), Release.Cause.TIMED_OUT, now)
        + release(stores.items().ofGoneAgents(heardBefore), Release.Cause.AGENT_GONE, now);
  }

  /** Lets these wait again; those of which something else became meanwhile are left. */
  int release(List<Reserved> all, Release.Cause cause, Instant now) {
    int released = 0;
    for (Reserved one : all) {
      boolean done =
          stores
              .items()
              .inTransaction(
                  one.handoff().workspace(),
                  () ->
                      handoffs.apply(
                          one.handoff(), new Release(cause, Optional.of(one.agent())), now));
      released += done ? 1 : 0;
    }
    return released;
  }

  /** Lists all that came to a workspace's queues, and notes what left and came back. */
  public void list(String workspace, Instant now) {
    list(workspace, Instant.EPOCH, now);
    stores.items().left(workspace);
  }

  /**
   * Lists what came lately.
   *
   * @param since when, at the earliest
   */
  void list(String workspace, Instant since, Instant now) {
    add(workspace, stores.items().unlisted(workspace, since));
    stores.items().cameBack(workspace, since, now);
  }

  /** Lists these. */
  void add(String workspace, List<QueueItem> came) {
    if (came.isEmpty()) {
      return;
    }
    stores
        .items()
        .inTransaction(
            workspace,
            () -> {
              stores.items().add(workspace, placed(workspace, came));
              return true;
            });
  }

  /** Notes what left. */
  void left(String workspace) {
    stores.items().left(workspace);
  }

  private List<QueueItem> placed(String workspace, List<QueueItem> came) {
    Map<String, PriorityRules> rules = new HashMap<>();
    return came.stream()
        .map(item -> {
          PriorityRules own =
              rules.computeIfAbsent(
                  item.queue(),
                  queue -> stores.queue(new Where(workspace, queue)).settings().priority());
          return item.in(language(workspace, item)).at(own.turn(item.waiter()));
        })
        .toList();
  }

  private Optional<String> language(String workspace, QueueItem item) {
    return SpokenLanguage.of(
        item.facts().language(),
        stores.items().lastSaid(workspace, item.conversation(), SpokenLanguage.TURNS));
  }
}
