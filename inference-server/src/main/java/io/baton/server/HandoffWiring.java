package io.baton.server;

import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.db.Database;
import io.baton.server.event.EventRepository;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.event.MessageRoutes;
import io.baton.server.handoff.Consequence;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffRoutes;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.HandoffWatchdog;
import io.baton.server.handoff.JdbiHandoffRepository;
import io.baton.server.handoff.settings.JdbiSettingsRepository;
import io.baton.server.handoff.settings.SettingsFollower;
import io.baton.server.handoff.settings.SettingsRepository;
import io.baton.server.handoff.settings.SettingsRoutes;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.queue.item.JdbiQueueRepository;
import io.baton.server.queue.item.QueueRepository;
import io.baton.server.turn.store.ConversationKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The way of conversations to humans and back. */
final class HandoffWiring implements AutoCloseable {

  private final Shared shared;
  private final FeatureWiring.Needs needs;
  private final HandoffService service;
  private final HandoffWatchdog watchdog;

  private HandoffWiring(
      Shared shared, FeatureWiring.Needs needs, HandoffService service, HandoffWatchdog watchdog) {
    this.shared = shared;
    this.needs = needs;
    this.service = service;
    this.watchdog = watchdog;
  }

  static HandoffWiring start(Shared shared, FeatureWiring.Needs needs, Consequence consequence) {
    Database database = shared.database();
    HandoffRepository repository = new JdbiHandoffRepository(database);
    HandoffService.Surroundings surroundings =
        new HandoffService.Surroundings(
            new Engine(new EscalationEngine(), shared.json()),
            HoursWiring.tickets(shared),
            () -> UUID.randomUUID().toString(),
            needs.templates().words(needs.staff().read()),
            consequence,
            key -> needs.turns().forget(List.of(new ConversationKey(key.workspace(), key.id()))),
            HoursWiring.open(database));
    HandoffService service =
        new HandoffService(repository, needs.settings()::of, surroundings, shared.clock());
    return new HandoffWiring(
        shared,
        needs,
        service,
        HandoffWatchdog.start(
            repository,
            service,
            new HandoffWatchdog.Watched(needs.settings()::workspaces, needs.settings()::of),
            shared.clock()));
  }

  /** Changes handoffs. */
  HandoffService service() {
    return service;
  }

  private record Engine(EscalationEngine engine, Json json) implements HandoffService.Engine {

    @Override
    public HandoffRepository.Beginning begin() {
      return new HandoffRepository.Beginning(
          new String(json.write(ConversationFacts.UNKNOWN), StandardCharsets.UTF_8),
          engine.begin(ConversationFacts.UNKNOWN).toBytes());
    }

    @Override
    public byte[] again(byte[] state) {
      // Turns make one that cannot be read anew, with those of this episode alone.
      return read(state).map(one -> engine.begin(one.facts()).toBytes()).orElse(state);
    }

    @Override
    public Optional<String> language(byte[] state) {
      return read(state).flatMap(one -> one.facts().language());
    }

    /** Empty for one that is damaged, or of a newer version. */
    private static Optional<ConversationState> read(byte[] state) {
      try {
        return Optional.of(ConversationState.fromBytes(state));
      } catch (RuntimeException e) {
        return Optional.empty();
      }
    }
  }

  /** How handoffs go in each workspace. */
  static SettingsFollower settings(Database database, Json json) {
    return SettingsFollower.start(new JdbiSettingsRepository(database), json);
  }

  List<Endpoint> endpoints() {
    SettingsRepository repository = new JdbiSettingsRepository(shared.database());
    HandoffRepository handoffs = new JdbiHandoffRepository(shared.database());
    EventRepository events = new JdbiEventRepository(shared.database());
    QueueRepository queues = new JdbiQueueRepository(shared.database());
    return Stream.of(
            new HandoffRoutes(service, events, queues::takes, shared.bodies(), shared.json())
                .endpoints(),
            new MessageRoutes(
                    events,
                    (workspace, id) -> handoffs.knows(new HandoffRepository.Key(workspace, id)),
                    shared.json())
                .endpoints(),
            new SettingsRoutes(
                    repository, needs.settings(), shared.bodies(), shared.json(), shared.clock())
                .endpoints())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
