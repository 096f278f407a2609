package io.baton.server.hours.queue;

import io.baton.server.hours.FollowTheSun;
import io.baton.server.hours.OpeningHours;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Hours of queues, and who answers when. Thread-safe. */
public final class HoursService {

  private final HoursRepository repository;
  private final Agents agents;
  private final Clock clock;

  public HoursService(HoursRepository repository, Agents agents, Clock clock) {
    this.repository = repository;
    this.agents = agents;
    this.clock = clock;
  }

  /** Hours of a queue; empty if it has none of its own, and so is always open. */
  public Optional<QueueHours> find(String workspace, String queue) {
    return repository.find(workspace, queue);
  }

  /** Hours of a queue, those of one that is always open where it has none of its own. */
  public QueueHours of(String workspace, String queue) {
    return find(workspace, queue).orElseGet(() -> always(queue));
  }

  private static QueueHours always(String queue) {
    return new QueueHours(
        queue, OpeningHours.always(ZoneId.of("UTC")), Optional.empty(), List.of(), true);
  }

  /** Keeps hours in place of those before. */
  public void save(String workspace, QueueHours hours, String by) {
    repository.save(workspace, hours, clock.instant(), by);
  }

  /** Whether people answer for a queue now. */
  public Availability now(String workspace, String queue) {
    return at(workspace, queue, clock.instant(), agents.free(workspace, queue));
  }

  /** Whether a queue and all of its chain are closed by their hours now. */
  public boolean closed(String workspace, String queue) {
    QueueHours own = of(workspace, queue);
    return own.closed(clock.instant(), repository.find(workspace, own.follow()));
  }

  /** Whether people answer for a queue at another time, by its hours alone. */
  public Availability at(String workspace, String queue, Instant at) {
    return at(workspace, queue, at, OptionalInt.empty());
  }

  private Availability at(String workspace, String queue, Instant at, OptionalInt free) {
    QueueHours own = of(workspace, queue);
    Map<String, QueueHours> others = repository.find(workspace, own.follow());
    List<FollowTheSun.Link> chain =
        Stream.concat(
                Stream.of(own),
                own.follow().stream().map(id -> others.getOrDefault(id, always(id))))
            .map(one -> new FollowTheSun.Link(one.queue(), one.hours()))
            .toList();
    return new Availability(
        queue,
        at,
        own.hours().isOpen(at),
        own.hours().nextOpening(at),
        own.hours().nextClosing(at),
        free,
        FollowTheSun.choose(chain, at));
  }
}
