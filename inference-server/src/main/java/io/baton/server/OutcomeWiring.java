package io.baton.server;

import io.baton.server.channel.JdbiReaches;
import io.baton.server.channel.Reaches;
import io.baton.server.db.Database;
import io.baton.server.db.timer.TimerTask;
import io.baton.server.event.EventRepository;
import io.baton.server.event.JdbiEventRepository;
import io.baton.server.followup.FollowUpRepository;
import io.baton.server.followup.FollowUpRoutes;
import io.baton.server.followup.FollowUpService;
import io.baton.server.followup.FollowUpView;
import io.baton.server.followup.FollowUpWorker;
import io.baton.server.followup.HandbackFollowUps;
import io.baton.server.followup.JdbiFollowUpRepository;
import io.baton.server.handoff.Consequence;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.JdbiHandoffRepository;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.outcome.JdbiOutcomeRepository;
import io.baton.server.outcome.OutcomeRoutes;
import io.baton.server.outcome.OutcomeService;
import io.baton.server.outcome.settings.JdbiOutcomeSettings;
import io.baton.server.outcome.settings.OutcomeSettingsRepository;
import io.baton.server.outcome.settings.OutcomeSettingsRoutes;
import io.baton.server.survey.JdbiSurveyRepository;
import io.baton.server.survey.SurveyRepository;
import io.baton.server.survey.SurveyRoutes;
import io.baton.server.survey.SurveyService;
import io.baton.server.turn.TurnRoutes;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.wrapup.JdbiWrapUpRepository;
import io.baton.server.wrapup.WrapUpRepository;
import io.baton.server.wrapup.WrapUpRoutes;
import io.baton.server.wrapup.WrapUps;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What follows a handoff: surveys, outcomes, wrap-ups, what is said later. */
final class OutcomeWiring implements AutoCloseable {

  private final Shared shared;
  private final OutcomeSettingsRepository settings;
  private final WrapUpRepository wrapUps;
  private final SurveyService surveys;
  private final OutcomeService outcomes;
  private final FollowUpRepository followUps;
  private final FollowUpService following;
  private final HandbackFollowUps ofHandbacks;
  private final FollowUpWorker worker;

  OutcomeWiring(Shared shared, FeatureWiring.Needs needs) {
    Database database = shared.database();
    this.shared = shared;
    this.settings = new JdbiOutcomeSettings(database, shared.json());
    this.wrapUps = new JdbiWrapUpRepository(database);
    HandoffRepository handoffs = new JdbiHandoffRepository(database);
    SurveyRepository kept = new JdbiSurveyRepository(database);
    EventRepository events = new JdbiEventRepository(database);
    Consumer<Key> changed =
        key -> needs.turns().forget(List.of(new ConversationKey(key.workspace(), key.id())));
    Reaches reaches =
        new JdbiReaches(database, workspace -> needs.settings().of(workspace).channels());
    this.surveys =
        new SurveyService(
            new SurveyService.Parts(kept, handoffs, settings, events, reaches),
            needs.templates().messages(),
            changed,
            shared.clock());
    this.outcomes =
        new OutcomeService(
            new OutcomeService.Parts(
                new JdbiOutcomeRepository(database), kept, handoffs, settings, events),
            changed,
            shared.clock());
    this.followUps = new JdbiFollowUpRepository(database);
    this.following =
        new FollowUpService(
            new FollowUpService.Parts(followUps, events, reaches, needs.templates().messages()),
            changed,
            shared.clock());
    this.ofHandbacks = new HandbackFollowUps(followUps, settings, needs.staff().read());
    this.worker = FollowUpWorker.start(following);
  }

  /** What is told of a conversation beside turns and owner. */
  static TurnRoutes.Details details(Database database) {
    FollowUpRepository followUps = new JdbiFollowUpRepository(database);
    return (key, node) ->
        node.putPOJO(
            "followUps",
            followUps.scheduled(key.workspace(), key.id()).stream().map(FollowUpView::of).toList());
  }

  TimerTask timer() {
    return following.timer();
  }

  /** Of every command to a handoff. */
  Consequence consequence() {
    return Consequence.all(
        List.of(
            surveys,
            ofHandbacks,
            new WrapUps(wrapUps, (workspace, queue) -> settings.of(workspace).wrapUp(queue))));
  }

  List<Endpoint> endpoints(HandoffService handoffs) {
    Bodies bodies = shared.bodies();
    Json json = shared.json();
    return Stream.of(
            new SurveyRoutes(surveys, bodies, json, shared.clock()).endpoints(),
            new OutcomeRoutes(outcomes, bodies, json).endpoints(),
            new OutcomeSettingsRoutes(settings, bodies, json, shared.clock()).endpoints(),
            new FollowUpRoutes(
                    following,
                    followUps,
                    (workspace, id) -> handoffs.checkKnown(new Key(workspace, id)),
                    bodies,
                    json)
                .endpoints(),
            new WrapUpRoutes(wrapUps, bodies, json, shared.clock()).endpoints())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    worker.close();
  }
}
