package io.baton.server.queue.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.queue.QueueStores;
import io.baton.server.queue.forecast.ForecastRepository.Part;
import io.baton.server.queue.item.ItemRepository.Where;
import io.baton.server.queue.item.QueueHistory.Past;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Forecasts the handoffs of queues. Nothing is kept. Thread-safe. */
public final class ForecastService {

  private static final Duration REMEMBERED = Duration.ofDays(64);
  private static final Duration HANDLED = Duration.ofDays(30);
  private static final Duration OPEN = Duration.ofMinutes(30);
  private static final int MOST = 2_000;
  private static final int LEAST_HANDLED = 20;
  private static final int LEAST_GIVEN_UP = 5;

  /** Where hardly anybody was seen to give up. */
  private static final Duration PATIENT = Duration.ofHours(4);

  private final ForecastRepository repository;
  private final QueueStores stores;
  private final Function<String, String> usualQueue;
  private final Json json;
  private final Clock clock;

  /**
   * @param usualQueue of a workspace, where handoffs go that decisions make
   */
  public ForecastService(
      ForecastRepository repository,
      QueueStores stores,
      Function<String, String> usualQueue,
      Json json,
      Clock clock) {
    this.repository = repository;
    this.stores = stores;
    this.usualQueue = usualQueue;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A forecast.
   *
   * @param quarters empty where history is thin
   * @param staffing empty where too few handle times were measured
   * @param units conversations that one agent of the queue has at a time
   */
  public record Told(
      Instant at,
      ZoneId zone,
      Optional<List<Forecast.Quarter>> quarters,
      OpenRisk open,
      Optional<Staffing> staffing,
      double units) {}

  /**
   * The handoffs of a queue, or a part of them, in the hours to come.
   *
   * @throws ProblemException 404 if there is no such queue
   */
  public Told tell(Part part, int hours, Duration target) {
    Where queue = part.queue();
    if (!stores.queues().knows(queue.workspace(), queue.queue())) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "there is no queue '" + queue.queue() + "'"));
    }
    Instant now = clock.instant();
    ZoneId zone = repository.zone(queue).orElse(ZoneId.of("UTC"));
    Map<Instant, Integer> handoffs = repository.handoffs(part, now.minus(REMEMBERED));
    OpenRisk open = open(part, now);
    return new Told(
        now,
        zone,
        Seasonality.of(new Counts(handoffs, zone, now))
            .flatMap(season -> Forecast.of(season, open, now, hours * 4)),
        open,
        staffing(stores.history().ended(queue, now.minus(HANDLED), MOST), target),
        units(queue));
  }

  /** Whether a conversation comes to another queue than the usual one is not known before. */
  private OpenRisk open(Part part, Instant now) {
    Where queue = part.queue();
    if (!usualQueue.apply(queue.workspace()).equals(queue.queue())) {
      return OpenRisk.UNKNOWN;
    }
    int conversations = 0;
    double expected = 0;
    for (byte[] answer : repository.openAnswers(part, now.minus(OPEN), MOST)) {
      JsonNode decision = json.read(answer);
      if (!decision.path("degraded").asBoolean(true)) {
        conversations++;
        expected += decision.path("risk").path("in5").asDouble();
      }
    }
    return new OpenRisk(conversations, expected, repository.ages(part, now.minus(HANDLED), MOST));
  }

  private static Optional<Staffing> staffing(List<Past> ended, Duration target) {
    double handled = 0;
    double waited = 0;
    int handlings = 0;
    int gaveUp = 0;
    for (Past past : ended) {
      Optional<Duration> handling = past.handling().filter(time -> time.isPositive());
      if (handling.isPresent()) {
        handled += handling.get().toMillis() / 1000.0;
        handlings++;
      }
      Instant until = past.given().or(past::ended).orElse(past.since());
      waited += Math.max(0, Duration.between(past.since(), until).toMillis() / 1000.0);
      gaveUp += past.abandoned() && past.given().isEmpty() ? 1 : 0;
    }
    if (handlings < LEAST_HANDLED) {
      return Optional.empty();
    }
    Duration patience = gaveUp < LEAST_GIVEN_UP ? PATIENT : mean(waited, gaveUp);
    return Optional.of(new Staffing(mean(handled, handlings), patience, target));
  }

  private static Duration mean(double seconds, int number) {
    return Duration.ofMillis(Math.max(1, Math.round(1000 * seconds / number)));
  }

  private double units(Where queue) {
    return stores.agents().all(queue.workspace()).stream()
        .map(status -> status.agent())
        .filter(agent -> agent.queues().isEmpty() || agent.queues().contains(queue.queue()))
        .mapToInt(
            agent -> agent.channels().values().stream().mapToInt(Integer::intValue).max().orElse(1))
        .filter(units -> units > 0)
        .average()
        .orElse(1);
  }
}
