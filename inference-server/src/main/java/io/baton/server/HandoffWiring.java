package io.baton.server;

import io.baton.conversation.handoff.Handoff;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.db.Database;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffRoutes;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.HandoffWatchdog;
import io.baton.server.handoff.JdbiHandoffRepository;
import io.baton.server.handoff.settings.JdbiSettingsRepository;
import io.baton.server.handoff.settings.SettingsFollower;
import io.baton.server.handoff.settings.SettingsRepository;
import io.baton.server.handoff.settings.SettingsRoutes;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.ticket.JdbiTicketRepository;
import io.baton.server.ticket.Ticket;
import io.baton.server.ticket.TicketRepository;
import io.baton.server.turn.TurnService;
import io.baton.server.turn.store.ConversationKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The way of conversations to humans and back. */
final class HandoffWiring implements AutoCloseable {

  private final Database database;
  private final HandoffService service;
  private final HandoffWatchdog watchdog;

  private HandoffWiring(Database database, HandoffService service, HandoffWatchdog watchdog) {
    this.database = database;
    this.service = service;
    this.watchdog = watchdog;
  }

  static HandoffWiring start(
      Database database, Json json, SettingsFollower settings, TurnService turns, Clock clock) {
    HandoffRepository repository = new JdbiHandoffRepository(database);
    TicketRepository tickets = new JdbiTicketRepository(database);
    HandoffService.Surroundings surroundings =
        new HandoffService.Surroundings(
            new Engine(new EscalationEngine(), json),
            new Tickets(tickets, clock),
            () -> UUID.randomUUID().toString(),
            key -> turns.forget(List.of(new ConversationKey(key.workspace(), key.id()))));
    HandoffService service = new HandoffService(repository, settings::of, surroundings, clock);
    return new HandoffWiring(database, service, HandoffWatchdog.start(repository, service, clock));
  }

  private record Tickets(TicketRepository tickets, Clock clock) implements HandoffService.Tickets {

    @Override
    public String open(String workspace, Handoff handoff, String why) {
      Ticket ticket =
          new Ticket(
              UUID.randomUUID().toString(),
              handoff.conversation(),
              handoff.id(),
              why,
              clock.instant(),
              Optional.empty());
      tickets.add(workspace, ticket);
      return ticket.id();
    }
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
      return engine.begin(ConversationState.fromBytes(state).facts()).toBytes();
    }
  }

  /** How handoffs go in each workspace. */
  static SettingsFollower settings(Database database, Json json) {
    return SettingsFollower.start(new JdbiSettingsRepository(database), json);
  }

  List<Endpoint> endpoints(SettingsFollower settings, Bodies bodies, Json json, Clock clock) {
    SettingsRepository repository = new JdbiSettingsRepository(database);
    return Stream.concat(
            new HandoffRoutes(service, new JdbiEventRepository(database), bodies, json)
                .endpoints().stream(),
            new SettingsRoutes(repository, settings, bodies, json, clock).endpoints().stream())
        .toList();
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
