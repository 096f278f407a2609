package io.baton.server;

import io.baton.server.config.ServerConfig.ContextsConfig;
import io.baton.server.context.ContextBuilder;
import io.baton.server.context.ContextRoutes;
import io.baton.server.context.ContextService;
import io.baton.server.context.ContextWish;
import io.baton.server.context.JdbiContextRepository;
import io.baton.server.context.crm.CustomerLookup;
import io.baton.server.context.crm.HttpCustomerLookup;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.names.LazyNames;
import io.baton.server.context.names.NameFinder;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffService;
import io.baton.server.http.Endpoint;
import io.baton.server.turn.store.JdbiTurnRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an agent gets to know of a conversation. */
final class ContextWiring implements AutoCloseable {

  /** For the names of one conversation. */
  private static final Duration PATIENCE = Duration.ofMillis(1_200);

  private final Shared shared;
  private final HandoffService handoffs;
  private final Optional<HttpCustomerLookup> crm;
  private final ContextService service;

  private ContextWiring(
      Shared shared,
      HandoffService handoffs,
      ContextService.Resolutions resolutions,
      Optional<HttpCustomerLookup> crm) {
    this.shared = shared;
    this.handoffs = handoffs;
    this.crm = crm;
    this.service = service(resolutions);
  }

  static ContextWiring start(
      Shared shared, HandoffService handoffs, ContextService.Resolutions resolutions) {
    return new ContextWiring(
        shared,
        handoffs,
        resolutions,
        shared
            .config()
            .contexts()
            .crm()
            .map(config -> new HttpCustomerLookup(config, shared.clock())));
  }

  private ContextService service(ContextService.Resolutions resolutions) {
    ContextsConfig config = shared.config().contexts();
    NameFinder names = config.names() ? LazyNames.english(PATIENCE) : NameFinder.off();
    CustomerLookup lookup = crm.<CustomerLookup>map(one -> one).orElseGet(CustomerLookup::none);
    ContextService.Sources sources =
        new ContextService.Sources(
            handoffs,
            new JdbiTurnRepository(shared.database()),
            new JdbiContextRepository(shared.database()),
            lookup,
            resolutions);
    ContextBuilder builder = new ContextBuilder(names, shared.clock());
    return new ContextService(sources, builder, shared.json(), shared.clock());
  }

  /** The context of a handoff with personal data hidden, for who has a key. */
  HandoffContext context(HandoffRepository.Key handoff, String key) {
    return service.context(
        handoff, ContextWish.USUAL, new ContextService.Viewer(key, Optional.empty()));
  }

  List<Endpoint> endpoints() {
    return new ContextRoutes(service, shared.bodies(), shared.json(), shared.clock()).endpoints();
  }

  @Override
  public void close() {
    crm.ifPresent(HttpCustomerLookup::close);
  }
}
