package io.baton.server;

import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.settings.SettingsFollower;
import io.baton.server.introduction.ExpectedStaff;
import io.baton.server.metrics.Metrics;
import io.baton.server.queue.HeardTurns;
import io.baton.server.template.Messages;
import io.baton.server.turn.TurnService;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.webhook.endpoint.WantedTurns;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The features that stand beside the turns, in the order in which they end. */
final class FeatureWiring {

  private FeatureWiring() {}

  /**
   * What they need of the features that the turns need.
   *
   * @param models those in shadow let go of what was erased
   * @param settings of handoffs
   * @param templates what is said to customers
   * @param staff who comes, and when
   * @param heard urgent messages
   * @param wanted of which workspaces every turn is told
   * @param articles with which customers may help themselves
   */
  record Needs(
      TurnService turns,
      ModelWiring models,
      SettingsFollower settings,
      TemplateWiring templates,
      ExpectedStaff staff,
      HeardTurns heard,
      WantedTurns wanted,
      ArticleWiring articles) {

    private void forget(Collection<ConversationKey> erased) {
      turns.forget(erased);
      models.shadow().forget(erased);
    }
  }

  static List<Feature> start(Shared shared, Needs needs, Metrics metrics) {
    OutcomeWiring outcomes = new OutcomeWiring(shared, needs);
    HandoffWiring handoffs = HandoffWiring.start(shared, needs, outcomes.consequence());
    ArticleWiring articles = needs.articles();
    ContextWiring contexts =
        ContextWiring.start(shared, handoffs.service(), articles.resolutions());
    LifecycleWiring lifecycle =
        LifecycleWiring.start(shared.database(), needs::forget, shared.clock());
    QueueWiring queues = QueueWiring.start(shared, needs, handoffs.service());
    Messages messages = needs.templates().messages();
    NoticeWiring notices = NoticeWiring.start(shared, queues.handoffs(), messages);
    Consumer<Key> changed =
        key -> needs.turns().forget(List.of(new ConversationKey(key.workspace(), key.id())));
    HoursWiring hours =
        HoursWiring.start(
            shared,
            new HoursWiring.Needs(
                handoffs.service(),
                queues.handoffs(),
                messages,
                changed,
                queues::free,
                contexts::context,
                articles.whileWaiting(),
                List.of(notices.timer(), outcomes.timer())));
    WebhookWiring webhooks = WebhookWiring.start(shared, needs.wanted(), metrics);
    return List.of(
        new Feature(webhooks.endpoints(), webhooks::close),
        new Feature(hours.endpoints(), hours::close),
        new Feature(notices.endpoints(), notices::close),
        new Feature(queues.endpoints(), queues::close),
        new Feature(contexts.endpoints(), contexts::close),
        new Feature(articles.endpoints(handoffs.service(), changed), articles::close),
        new Feature(handoffs.endpoints(), handoffs::close),
        new Feature(outcomes.endpoints(handoffs.service()), outcomes::close),
        new Feature(List.of(), needs.staff()::close),
        new Feature(List.of(), needs.settings()::close),
        new Feature(lifecycle.endpoints(shared.bodies(), shared.json()), lifecycle::close),
        new Feature(
            needs.templates().endpoints(shared.bodies(), shared.json(), shared.clock()),
            needs.templates()::close));
  }
}
