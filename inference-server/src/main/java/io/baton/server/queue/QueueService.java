package io.baton.server.queue;

import io.baton.conversation.handoff.HandoffCommand;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.queue.QueueEstimates.View;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.estimate.WaitEstimator;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.item.QueueItem.Asked;
import io.baton.server.queue.order.PriorityRules;
import io.baton.server.queue.settings.Queue;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.routing.Router;
import io.baton.server.routing.Routing;
import io.baton.server.routing.RoutingRequest;
import io.baton.server.routing.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Queues as the API shows and changes them. Thread-safe. */
public final class QueueService {

  /** Later than any callback. */
  private static final Duration EVER = Duration.ofDays(36_500);

  private final QueueStores stores;
  private final QueueEstimates estimates;
  private final Handoffs handoffs;
  private final QueueUpkeep upkeep;
  private final Clock clock;

  public QueueService(
      QueueStores stores, QueueEstimates estimates, Handoffs handoffs, Clock clock) {
    this.stores = stores;
    this.upkeep = new QueueUpkeep(stores, handoffs);
    this.estimates = estimates;
    this.handoffs = handoffs;
    this.clock = clock;
  }

  /**
   * One that waits.
   *
   * @param position from 1
   * @param points of its priority, by name of the part
   */
  public record Placed(
      QueueItem item, int position, Map<String, Double> points, WaitEstimate estimate) {}

  /**
   * A queue with some of what waits in it.
   *
   * @param waiting how many wait
   * @param newcomer wait of one that would come now, of no tier, on the channel web
   */
  public record Line(
      Queue queue, int waiting, List<Placed> items, WaitEstimate newcomer, Instant at) {

    public Line {
      items = List.copyOf(items);
    }
  }

  /**
   * Describes a queue.
   *
   * @return whether it is new
   * @throws ProblemException 404 if there is no such workspace
   */
  public boolean save(String workspace, Queue queue) {
    return stores
        .queues()
        .save(workspace, queue, clock.instant())
        .orElseThrow(() -> missing("workspace", workspace));
  }

  /** Queues that were described, after one, at most so many. */
  public List<Queue> list(String workspace, String after, int most) {
    return stores.queues().list(workspace, after, most);
  }

  /**
   * Removes what was said of a queue.
   *
   * @throws ProblemException 404 if nothing was, 409 while something waits in it, for a callback
   *     too
   */
  public void delete(String workspace, String queue) {
    Instant now = clock.instant();
    upkeep.list(workspace, now);
    if (!stores.items().waiting(workspace, queue, now.plus(EVER)).isEmpty()) {
      throw new ProblemException(
          Problem.of(Problem.Kind.CONFLICT, "queue '" + queue + "' has conversations that wait"));
    }
    if (!stores.queues().delete(workspace, queue)) {
      throw missing("queue", queue);
    }
  }

  /**
   * A queue with some of what waits in it: estimates are not made for nothing.
   *
   * @param from how many are left out at the beginning
   * @param most of the others
   * @throws ProblemException 404 if it was neither described nor ever used
   */
  public Line line(String workspace, String id, int from, int most) {
    Optional<Queue> described = stores.queues().find(workspace, id);
    if (!stores.queues().knows(workspace, id)) {
      throw missing("queue", id);
    }
    Instant now = clock.instant();
    upkeep.list(workspace, now);
    Where where = new Where(workspace, id);
    View view = estimates.look(where, now);
    WaitEstimator estimator = QueueEstimates.estimator(view);
    PriorityRules rules = view.settings().priority();
    List<Placed> placed = new ArrayList<>();
    int first = Math.clamp(from, 0, view.waiting().size());
    List<QueueItem> rest = view.waiting().subList(first, view.waiting().size());
    for (QueueItem item : rest.subList(0, Math.min(most, rest.size()))) {
      placed.add(
          new Placed(
              item,
              first + placed.size() + 1,
              rules.parts(item.waiter(), now),
              QueueEstimates.estimate(view, estimator, item)));
    }
    QueueItem newcomer = QueueItem.newcomer(id, now);
    return new Line(
        described.orElseGet(() -> Queue.usual(id)),
        view.waiting().size(),
        placed,
        QueueEstimates.estimate(view, estimator, newcomer.at(rules.turn(newcomer.waiter()))),
        now);
  }

  /**
   * What routing would do with a handoff now.
   *
   * @throws ProblemException 404 if there is no such handoff
   */
  public Routing explain(String workspace, String handoff) {
    return route(workspace, item(workspace, handoff));
  }

  /** How it was given to the agent who has it, as JSON. */
  public Optional<String> given(String workspace, String handoff) {
    return stores.items().explanation(workspace, handoff);
  }

  private Routing route(String workspace, QueueItem item) {
    Instant now = clock.instant();
    QueueSettings settings = stores.queue(new Where(workspace, item.queue())).settings();
    return new Router(settings.routing())
        .route(item.request(settings), stores.staff(workspace, now), now);
  }

  private QueueItem item(String workspace, String handoff) {
    return stores
        .items()
        .find(workspace, handoff)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no handoff '" + handoff + "'")));
  }

  /**
   * Asks for skills and a target of a handoff that waits. A queue as target moves it there, with
   * the age that it has.
   *
   * @return what routing would do with it now
   * @throws ProblemException 404 if there is no such handoff, 409 if it does not wait, 422 if the
   *     target cannot be had, with its fault; nothing is changed then
   */
  public Routing ask(String workspace, String handoff, Asked asked) {
    Instant now = clock.instant();
    upkeep.list(workspace, now);
    QueueItem item = item(workspace, handoff);
    boolean waits =
        stores.items().waitingOf(workspace, List.of(item.conversation())).stream()
            .anyMatch(one -> one.handoff().equals(handoff));
    if (!waits) {
      throw gone(handoff);
    }
    asked.target().ifPresent(target -> check(workspace, item, target, now));
    Optional<String> queue =
        asked
            .target()
            .flatMap(target ->
                target instanceof Target.Queue one ? Optional.of(one.id()) : Optional.empty());
    Asked kept = queue.isPresent() ? new Asked(asked.skills(), Optional.empty()) : asked;
    return stores
        .items()
        .inTransaction(
            workspace,
            () -> {
              queue.ifPresent(to -> move(workspace, item, to, now));
              stores.items().ask(workspace, handoff, kept);
              return explain(workspace, handoff);
            });
  }

  private void check(String workspace, QueueItem item, Target target, Instant now) {
    QueueSettings settings = stores.queue(new Where(workspace, item.queue())).settings();
    RoutingRequest request =
        item.request(settings)
            .target(target)
            .past(
                new RoutingRequest.Past(
                    Optional.of(new Target.Queue(item.queue())), Set.of(), Optional.empty()));
    Routing routing =
        new Router(settings.routing()).route(request, stores.staff(workspace, now), now);
    if (routing instanceof Routing.Refused refused) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.INVALID,
              "target",
              refused.fault().wireName() + ": " + refused.detail()));
    }
  }

  private void move(String workspace, QueueItem item, String queue, Instant now) {
    Handoffs.Key key = new Handoffs.Key(workspace, item.conversation(), item.handoff());
    if (!handoffs.apply(key, new HandoffCommand.Enqueue(queue), now)) {
      throw gone(item.handoff());
    }
    PriorityRules rules = stores.queue(new Where(workspace, queue)).settings().priority();
    stores.items().reorder(workspace, item.handoff(), item.facts(), rules.turn(item.waiter()));
  }

  private static ProblemException gone(String handoff) {
    return new ProblemException(
        Problem.of(Problem.Kind.CONFLICT, "handoff '" + handoff + "' does not wait"));
  }

  private static ProblemException missing(String kind, String id) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no " + kind + " '" + id + "'"));
  }
}
