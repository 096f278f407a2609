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

  /**
   * What a forecast is of.
   *
   * @param channel empty for all
   * @param language BCP 47 tag of two letters; empty for all
   */
  record Part(Where queue, Optional<String> channel, Optional<String> language) {}

  /** Handoffs since a moment, by the beginning of their quarters in UTC. */
  Map<Instant, Integer> handoffs(Part part, Instant since);

  /** Ages of conversations when a human was asked for, of the last handoffs. */
  List<Duration> ages(Part part, Instant since, int most);

  /**
   * The last answers to conversations that bots have, of whichever queue, as their bytes.
   *
   * @param since when they last went on
   */
  List<byte[]> openAnswers(Part part, Instant since, int most);

  /** Time zone of a queue's hours. */
  Optional<ZoneId> zone(Where queue);
}
