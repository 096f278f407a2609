package io.baton.server;

import io.baton.conversation.decision.Decision;
import io.baton.conversation.handoff.Handoff;
import io.baton.server.db.Database;
import io.baton.server.handoff.CourseChange;
import io.baton.server.handoff.EventWords;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.Introduction;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.template.Expected;
import io.baton.server.template.HandoffWords;
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
import java.util.function.Function;

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

  /** What bots may say with decisions, and what customers are told with them. */
  Function<String, Wording> wordings(Expected expected) {
    Steps steps = new Steps(messages(), expected);
    Introducer introducer = new Introducer(messages(), expected);
    HandoffWords events = new HandoffWords(messages(), expected);
    return workspace -> new Words(workspace, steps, introducer, events);
  }

  /** What customers are told with commands to their handoffs. */
  HandoffService.Words words(Expected expected) {
    return new HandoffService.Words(
        new Introducer(messages(), expected), new HandoffWords(messages(), expected));
  }

  private record Words(String workspace, Steps steps, Introducer introducer, EventWords events)
      implements Wording {

    @Override
    public Optional<String> of(Decision decision, Optional<String> language) {
      return steps.text(workspace, decision, language);
    }

    @Override
    public Optional<Introduction> introduction(Handoff handoff, Introduction.Setting setting) {
      return introducer.of(workspace, handoff, setting);
    }

    @Override
    public Optional<Introduction> event(
        CourseChange.Happening event, Handoff after, Introduction.Setting setting) {
      // Turns take nothing from agents: what was before does not matter.
      return events.of(new EventWords.Told(workspace, event, Optional.empty(), after, setting));
    }

    @Override
    public Optional<String> waiting(Optional<String> language) {
      return Optional.of(steps.waiting(workspace, language));
    }

    @Override
    public Optional<String> silent(String agent, Optional<String> language) {
      return Optional.of(steps.silent(workspace, agent, language));
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
