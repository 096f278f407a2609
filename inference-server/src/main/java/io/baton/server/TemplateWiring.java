package io.baton.server;

import io.baton.conversation.decision.Decision;
import io.baton.conversation.handoff.Handoff;
import io.baton.server.db.Database;
import io.baton.server.handoff.Introduction;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.template.Introducer;
import io.baton.server.template.Messages;
import io.baton.server.template.Steps;
import io.baton.server.template.TemplateFollower;
import io.baton.server.template.TemplateRoutes;
import io.baton.server.template.TemplateService;
import io.baton.server.template.catalogue.ShippedTexts;
import io.baton.server.template.store.JdbiTemplateRepository;
import io.baton.server.template.store.TemplateRepository;
import io.baton.server.turn.Wording;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What is said to customers. */
final class TemplateWiring implements AutoCloseable {

  private final TemplateRepository templates;
  private final TemplateFollower follower;

  private TemplateWiring(TemplateRepository templates, TemplateFollower follower) {
    this.templates = templates;
    this.follower = follower;
  }

  static TemplateWiring start(Database database) {
    TemplateRepository templates = new JdbiTemplateRepository(database);
    return new TemplateWiring(templates, TemplateFollower.start(templates, ShippedTexts.read()));
  }

  /** Says messages. */
  Messages messages() {
    return new Messages(follower);
  }

  /** What a bot of a workspace may say with a decision. */
  Wording wording(String workspace) {
    return new Words(workspace, new Steps(messages()), introducer());
  }

  /** Composes warm introductions. */
  Introducer introducer() {
    return new Introducer(messages());
  }

  private record Words(String workspace, Steps steps, Introducer introducer) implements Wording {

    @Override
    public Optional<String> of(Decision decision, Optional<String> language) {
      return steps.text(workspace, decision, language);
    }

    @Override
    public Optional<Introduction> introduction(Handoff handoff, Introduction.Setting setting) {
      return introducer.of(workspace, handoff, setting);
    }

    @Override
    public Optional<String> waiting(Optional<String> language) {
      return Optional.of(steps.waiting(workspace, language));
    }

    @Override
    public Optional<String> stillNeeded(Optional<String> language) {
      return Optional.of(steps.stillNeeded(workspace, language));
    }
  }

  List<Endpoint> endpoints(Bodies bodies, Json json, Clock clock) {
    return new TemplateRoutes(new TemplateService(templates, follower, clock), bodies, json)
        .endpoints();
  }

  @Override
  public void close() {
    follower.close();
  }
}
