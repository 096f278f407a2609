package io.baton.server.queue.forecast;

import io.baton.server.queue.item.ItemRepository.Where;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What forecasts read. */
public interface ForecastRepository {

  /** Handoffs of a queue since a moment, by the beginning of their quarters in UTC. */
  Map<Instant, Integer> handoffs(Where queue, Instant since);

  /** Ages of conversations when a human was asked for, of the last handoffs of a queue. */
  List<Duration> ages(Where queue, Instant since, int most);

  /**
   * The last answers to conversations that bots have, as their bytes.
   *
   * @param since when they last went on
   */
  List<byte[]> openAnswers(String workspace, Instant since, int most);

  /** Time zone of a queue's hours. */
  Optional<ZoneId> zone(Where queue);
}
