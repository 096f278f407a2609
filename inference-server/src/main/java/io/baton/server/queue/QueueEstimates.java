package io.baton.server.queue;

import io.baton.server.queue.estimate.QueueState;
import io.baton.server.queue.estimate.QueueState.Overtaking;
import io.baton.server.queue.estimate.Survival;
import io.baton.server.queue.estimate.Survival.Observation;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.estimate.WaitEstimator;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueHistory.Past;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.routing.Presence;
import io.baton.server.routing.RoutableAgent;
import io.baton.server.routing.RoutingRequest;
import io.baton.server.routing.SkillNeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Waits of those in a queue, from what was measured of it in 30 days, newer times counting more:
 * half as much for every week. Agents who are present, may serve the channel and have the hard
 * skills and language are the staff. Those who come later and go first are those of the last hours
 * with a longer head start.
 */
public final class QueueEstimates {

  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final Duration HALF_LIFE = Duration.ofDays(7);
  private static final Duration RECENT = Duration.ofHours(2);
  private static final int MOST = 2_000;

  private final QueueStores stores;

  public QueueEstimates(QueueStores stores) {
    this.stores = stores;
  }

  /**
   * A queue at a moment, to estimate several waits in it.
   *
   * @param waiting those who wait, in their order
   */
  public record View(
      QueueSettings settings,
      List<QueueItem> waiting,
      List<Past> ended,
      List<Past> atHand,
      List<RoutableAgent> agents,
      Instant now) {

    public View {
      waiting = List.copyOf(waiting);
      ended = List.copyOf(ended);
      atHand = List.copyOf(atHand);
      agents = List.copyOf(agents);
    }
  }

  /** Looks at a queue. */
  public View look(Where queue, Instant now) {
    return new View(
        stores.queue(queue).settings(),
        stores.items().waiting(queue.workspace(), queue.queue(), now),
        stores.history().ended(queue, now.minus(REMEMBERED), MOST),
        stores.history().atHand(queue),
        stores.staff(queue.workspace(), now).agents(),
        now);
  }

  /** The estimator of what was measured. */
  public static WaitEstimator estimator(View view) {
    List<Observation> handling = new ArrayList<>();
    List<Observation> patience = new ArrayList<>();
    for (Past past : view.ended()) {
      double weight = weight(past, view.now());
      past.handling()
          .filter(time -> !time.isNegative())
          .ifPresent(time -> handling.add(new Observation(seconds(time), true, weight)));
      Instant until = past.given().orElse(past.ended().orElse(view.now()));
      patience.add(
          new Observation(
              Math.max(0, seconds(Duration.between(past.since(), until))),
              past.abandoned() && past.given().isEmpty(),
              weight));
    }
    for (Past past : view.atHand()) {
      past.given()
          .ifPresent(given -> {
            handling.add(cut(Duration.between(given, view.now())));
            patience.add(cut(Duration.between(past.since(), given)));
          });
    }
    view.waiting().forEach(item -> patience.add(cut(Duration.between(item.since(), view.now()))));
    return new WaitEstimator(Survival.of(handling), Survival.of(patience));
  }

  private static Observation cut(Duration time) {
    return new Observation(Math.max(0, seconds(time)), false, 1);
  }

  private static double weight(Past past, Instant now) {
    Duration age = Duration.between(past.ended().orElse(now), now);
    return Math.pow(0.5, seconds(age) / HALF_LIFE.toSeconds());
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /**
   * The wait of an item from now on.
   *
   * @param item one of those who wait, or one that would come now
   */
  public static WaitEstimate estimate(View view, WaitEstimator estimator, QueueItem item) {
    List<QueueItem> ahead =
        view.waiting().stream()
            .takeWhile(other -> !other.handoff().equals(item.handoff()))
            .filter(other -> !other.turn().isAfter(item.turn()))
            .toList();
    RoutingRequest request = item.request(view.settings());
    List<RoutableAgent> staff =
        view.agents().stream().filter(agent -> mayServe(agent, request)).toList();
    Set<String> ids = new HashSet<>(staff.stream().map(RoutableAgent::id).toList());
    List<Double> busy = new ArrayList<>();
    int free = 0;
    for (RoutableAgent agent : staff) {
      free += agent.load(request.channel()).room();
    }
    for (Past past : view.atHand()) {
      if (past.item().facts().channel().equals(request.channel()) && has(ids, past)) {
        past.given()
            .ifPresent(
                given -> busy.add(Math.max(0, seconds(Duration.between(given, view.now())))));
      }
    }
    QueueState state =
        new QueueState(
            busy,
            free,
            ahead.stream()
                .map(other -> Math.max(0, seconds(Duration.between(other.since(), view.now()))))
                .toList(),
            overtaking(view, item));
    return estimator.estimate(state, view.now());
  }

  private static boolean has(Set<String> staff, Past past) {
    return past.agent().filter(staff::contains).isPresent();
  }

  private static boolean mayServe(RoutableAgent agent, RoutingRequest request) {
    return agent.presence() == Presence.ONLINE
        && request.queue().filter(queue -> !agent.serves(queue)).isEmpty()
        && request.target().filter(target -> !target.admits(agent)).isEmpty()
        && agent.load(request.channel()).units() > 0
        && request.skills().stream()
            .filter(SkillNeed::hard)
            .allMatch(need -> agent.level(need.skill()) >= need.minLevel())
        && request
            .language()
            .filter(need -> need.hard() && !agent.languages().contains(need.language()))
            .isEmpty();
  }

  /** Those of the last hours with a longer head start go on coming at their rate. */
  private static Overtaking overtaking(View view, QueueItem item) {
    Duration mine = headStart(item);
    Instant from = view.now().minus(RECENT);
    Instant oldest = view.now();
    double lead = 0;
    int count = 0;
    for (QueueItem other : recent(view)) {
      oldest = other.since().isBefore(oldest) ? other.since() : oldest;
      double ahead = seconds(headStart(other).minus(mine));
      // By now some of the lead has been waited off.
      ahead -= seconds(Duration.between(item.since(), view.now()));
      if (!other.since().isBefore(from) && ahead > 0) {
        count++;
        lead += ahead;
      }
    }
    Duration seen = Duration.between(oldest.isBefore(from) ? from : oldest, view.now());
    return count == 0 || seen.isZero()
        ? Overtaking.NOBODY
        : new Overtaking(count / seconds(seen), lead / count);
  }

  private static List<QueueItem> recent(View view) {
    List<QueueItem> all = new ArrayList<>(view.waiting());
    view.ended().forEach(past -> all.add(past.item()));
    view.atHand().forEach(past -> all.add(past.item()));
    return all;
  }

  private static Duration headStart(QueueItem item) {
    return Duration.between(item.turn(), item.since());
  }
}
