package io.baton.server.history;

import java.time.Instant;
import java.util.List;

/** Conversations that are over. */
public interface HistoryRepository {

  /** When the last turn of a conversation came: from, and before. */
  record Quiet(Instant since, Instant before) {}

  /**
   * Ids of conversations in which nothing goes on, by id, at most so many: no human is asked for,
   * and none has it.
   *
   * @param after id of the one before the first
   */
  List<String> listOver(String workspace, String after, Quiet quiet, int most);
}
