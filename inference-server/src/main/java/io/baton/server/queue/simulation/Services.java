package io.baton.server.queue.simulation;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.agent.Agent;
import io.baton.server.agent.AgentRepository;
import io.baton.server.agent.AgentService;
import io.baton.server.agent.JdbiAgentRepository;
import io.baton.server.db.Database;
import io.baton.server.handoff.HandoffRepository.Beginning;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.handoff.JdbiHandoffRepository;
import io.baton.server.http.Json;
import io.baton.server.queue.JdbiHandoffs;
import io.baton.server.queue.NoteWords;
import io.baton.server.queue.QueueAssignment;
import io.baton.server.queue.QueueEstimates;
import io.baton.server.queue.QueueStores;
import io.baton.server.queue.QueueUpkeep;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.JdbiItemRepository;
import io.baton.server.queue.item.JdbiQueueHistory;
import io.baton.server.queue.item.JdbiQueueRepository;
import io.baton.server.queue.settings.Queue;
import io.baton.server.routing.Presence;
import io.baton.server.wrapup.JdbiWrapUpRepository;
import io.baton.server.wrapup.WrapUps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The services of a server, as they are, over a database. */
final class Services {

  private final HandoffService handoffs;
  private final AgentService agents;
  private final QueueStores stores;
  private final QueueUpkeep upkeep;
  private final QueueAssignment assignment;
  private final QueueEstimates estimates;

  Services(Database database, Clock clock) {
    this(database, clock, Duration.ZERO);
  }

  /**
   * @param wrapUp how long agents write up what is over
   */
  Services(Database database, Clock clock, Duration wrapUp) {
    Json json = new Json();
    AtomicLong ids = new AtomicLong();
    this.handoffs =
        new HandoffService(
            new JdbiHandoffRepository(database),
            workspace -> HandoffSettings.USUAL,
            new HandoffService.Surroundings(
                new NoEngine(),
                (workspace, handoff, why) -> "ticket-of-" + handoff.id(),
                () -> "handoff-%08d".formatted(ids.incrementAndGet()),
                HandoffService.Words.NONE,
                new WrapUps(new JdbiWrapUpRepository(database), (workspace, queue) -> wrapUp),
                conversation -> {},
                HandoffService.OpenTime.ALWAYS),
            clock);
    AgentRepository kept = new JdbiAgentRepository(database);
    this.stores =
        new QueueStores(
            new JdbiQueueRepository(database),
            new JdbiItemRepository(database),
            new JdbiQueueHistory(database),
            kept);
    this.agents = new AgentService(kept, stores.items()::loads, clock);
    Handoffs changing =
        new JdbiHandoffs(database, handoffs, NoteWords.NONE, json, conversation -> {});
    this.upkeep = new QueueUpkeep(stores, changing);
    this.assignment = new QueueAssignment(stores, changing);
    this.estimates = new QueueEstimates(stores);
  }

  /** No turn is scored. */
  private static final class NoEngine implements HandoffService.Engine {

    @Override
    public Beginning begin() {
      return new Beginning("{}", new byte[0]);
    }

    @Override
    public byte[] again(byte[] state) {
      return state;
    }

    @Override
    public Optional<String> language(byte[] state) {
      return Optional.empty();
    }
  }

  /** The one queue of the simulation. */
  static Where queue() {
    return new Where(JdbiSimulated.WORKSPACE, HandoffSettings.USUAL.usualQueue());
  }

  /** Describes an agent with room for so many at a time, who is there from now on. */
  void employ(String agent, int units) {
    agents.save(
        JdbiSimulated.WORKSPACE,
        new Agent(agent, agent, "", Set.of(), Map.of(), Set.of(), Map.of("web", units)));
    there(agent);
  }

  /** An agent is there from now on. */
  void there(String agent) {
    agents.seen(JdbiSimulated.WORKSPACE, agent, Optional.of(Presence.ONLINE));
  }

  void describe(Queue queue, Instant now) {
    stores.queues().save(JdbiSimulated.WORKSPACE, queue, now);
  }

  Handoff request(String conversation) {
    return handoffs.begin(
        new Key(JdbiSimulated.WORKSPACE, conversation),
        new HandoffCommand.Request(HandoffReason.EXPLICIT_REQUEST, "", Optional.empty()));
  }

  Handoff find(String handoff) {
    return handoffs.find(new Key(JdbiSimulated.WORKSPACE, handoff));
  }

  void give(String handoff, HandoffCommand command) {
    handoffs.give(new Key(JdbiSimulated.WORKSPACE, handoff), command);
  }

  QueueUpkeep upkeep() {
    return upkeep;
  }

  QueueAssignment assignment() {
    return assignment;
  }

  QueueEstimates estimates() {
    return estimates;
  }
}
