package io.baton.server;

import io.baton.server.agent.AgentRoutes;
import io.baton.server.agent.AgentService;
import io.baton.server.agent.JdbiAgentRepository;
import io.baton.server.db.Database;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.hours.queue.HoursFollower;
import io.baton.server.hours.queue.HoursService;
import io.baton.server.hours.queue.JdbiHoursRepository;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.introduction.ExpectedStaff;
import io.baton.server.introduction.JdbiNamesRepository;
import io.baton.server.introduction.QueueWaits;
import io.baton.server.queue.JdbiHandoffs;
import io.baton.server.queue.QueueAssignment;
import io.baton.server.queue.QueueEstimates;
import io.baton.server.queue.QueuePositions;
import io.baton.server.queue.QueueReplays;
import io.baton.server.queue.QueueRoutes;
import io.baton.server.queue.QueueService;
import io.baton.server.queue.QueueStores;
import io.baton.server.queue.QueueUpkeep;
import io.baton.server.queue.QueueUrgency;
import io.baton.server.queue.QueueWorker;
import io.baton.server.queue.RoutingRoutes;
import io.baton.server.queue.TakenUpkeep;
import io.baton.server.queue.forecast.ForecastRoutes;
import io.baton.server.queue.forecast.ForecastService;
import io.baton.server.queue.forecast.JdbiForecastRepository;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.JdbiItemRepository;
import io.baton.server.queue.item.JdbiQueueHistory;
import io.baton.server.queue.item.JdbiQueueRepository;
import io.baton.server.queue.item.JdbiTakenRepository;
import io.baton.server.routing.Presence;
import io.baton.server.routing.RoutableAgent;
import io.baton.server.template.QueueWords;
import io.baton.server.turn.store.ConversationKey;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Agents, and the queues in which handoffs wait for them. */
final class QueueWiring implements AutoCloseable {

  private final Shared shared;
  private final QueueStores stores;
  private final Handoffs handoffs;
  private final UnaryOperator<String> usualQueue;
  private final QueueService queues;
  private final QueueWorker worker;

  private QueueWiring(
      Shared shared,
      QueueStores stores,
      Handoffs handoffs,
      UnaryOperator<String> usualQueue,
      QueueWorker worker) {
    this.shared = shared;
    this.stores = stores;
    this.handoffs = handoffs;
    this.usualQueue = usualQueue;
    this.queues = new QueueService(stores, new QueueEstimates(stores), handoffs, shared.clock());
    this.worker = worker;
  }

  static QueueWiring start(Shared shared, FeatureWiring.Needs needs, HandoffService service) {
    Database database = shared.database();
    QueueStores stores = stores(database);
    Handoffs handoffs =
        new JdbiHandoffs(
            database,
            service,
            new QueueWords(needs.templates().messages()),
            shared.json(),
            key -> needs.turns().forget(List.of(new ConversationKey(key.workspace(), key.id()))));
    QueueEstimates estimates = new QueueEstimates(stores);
    QueueUpkeep upkeep = new QueueUpkeep(stores, handoffs);
    QueueWorker.Parts parts =
        new QueueWorker.Parts(
            stores,
            upkeep,
            new TakenUpkeep(
                new JdbiTakenRepository(database),
                upkeep,
                workspace -> needs.settings().of(workspace).absence().agent()),
            new QueueAssignment(stores, handoffs),
            new QueuePositions(stores, estimates, handoffs, hours(shared)::closed),
            new QueueUrgency(stores, handoffs),
            needs.heard());
    return new QueueWiring(
        shared,
        stores,
        handoffs,
        workspace -> needs.settings().of(workspace).usualQueue(),
        QueueWorker.start(parts, shared.clock()));
  }

  private static QueueStores stores(Database database) {
    return new QueueStores(
        new JdbiQueueRepository(database),
        new JdbiItemRepository(database),
        new JdbiQueueHistory(database),
        new JdbiAgentRepository(database));
  }

  /** Who comes, and when, as far as customers may be told. */
  static ExpectedStaff staff(Shared shared, Function<String, HandoffSettings> settings) {
    return ExpectedStaff.start(
        new JdbiNamesRepository(shared.database()),
        new QueueWaits(stores(shared.database()), shared.clock()),
        line -> hours(shared).closed(line.workspace(), line.queue()),
        HoursFollower.start(new JdbiHoursRepository(shared.database()), shared.clock()),
        settings);
  }

  /** Of which nobody asks who is there. */
  private static HoursService hours(Shared shared) {
    return new HoursService(
        new JdbiHoursRepository(shared.database()),
        (workspace, queue) -> OptionalInt.empty(),
        shared.clock());
  }

  /** Changes handoffs and notes what happens to them. */
  Handoffs handoffs() {
    return handoffs;
  }

  /** Agents who are there and have room for one more of a queue; empty where none is known. */
  OptionalInt free(String workspace, String queue) {
    List<RoutableAgent> agents = stores.staff(workspace, shared.clock().instant()).agents();
    return agents.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            (int)
                agents.stream()
                    .filter(agent -> agent.presence() == Presence.ONLINE)
                    .filter(agent -> agent.serves(queue) && agent.hasRoom())
                    .count());
  }

  List<Endpoint> endpoints() {
    Bodies bodies = shared.bodies();
    Json json = shared.json();
    AgentService agents = new AgentService(stores.agents(), stores.items()::loads, shared.clock());
    QueueReplays replays = new QueueReplays(stores, shared.clock());
    return Stream.of(
            new AgentRoutes(agents, bodies, json).endpoints(),
            new QueueRoutes(queues, bodies, json).endpoints(),
            new RoutingRoutes(queues, replays, bodies, json).endpoints(),
            new ForecastRoutes(forecasts(), json).endpoints())
        .flatMap(List::stream)
        .toList();
  }

  private ForecastService forecasts() {
    return new ForecastService(
        new JdbiForecastRepository(shared.database()),
        stores,
        usualQueue,
        shared.json(),
        shared.clock());
  }

  @Override
  public void close() {
    worker.close();
  }
}
