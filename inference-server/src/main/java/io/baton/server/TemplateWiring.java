package io.baton.server;

import io.baton.server.db.Database;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
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
    Steps steps = new Steps(messages());
    return (decision, language) -> steps.text(workspace, decision, language);
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
