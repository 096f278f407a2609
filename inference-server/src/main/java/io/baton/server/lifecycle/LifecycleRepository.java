package io.baton.server.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is kept of whom, and for how long. */
public interface LifecycleRepository {

  /** Retention of a workspace, if it was ever said. */
  Optional<Retention> findRetention(String workspace);

  /** Says the retention of a workspace. */
  void saveRetention(String workspace, Retention retention);

  /** Days of each workspace that keeps conversations for a time. */
  Map<String, Integer> listRetentionDays();

  /** Ids of a customer's conversations after one, by id, at most so many. */
  List<String> listConversations(String workspace, String customer, String after, int most);

  /**
   * A part of a workspace's conversations.
   *
   * @param old those whose last turn came before the time asked for
   * @param last id of the last one looked at; empty if there are no more
   */
  record Part(List<String> old, Optional<String> last) {

    public Part {
      old = List.copyOf(old);
    }
  }

  /** Looks at the conversations after one, by id, at most so many. */
  Part listOld(String workspace, Instant before, String after, int most);

  /**
   * Erases conversations in every table that has something of them, in one transaction.
   *
   * @return rows by table
   */
  Map<String, Integer> erase(String workspace, Collection<String> conversations);

  /**
   * The same for those of them whose last turn still came before a time: one that was found old may
   * have gone on since.
   *
   * @return rows by table
   */
  Map<String, Integer> eraseOld(String workspace, Instant before, Collection<String> conversations);

  /**
   * Removes stored answers and keys that are of no use any more, of each at most so many: more
   * would take longer than a statement may.
   *
   * @param answersBefore stored answers of requests are removed if they are older
   * @param keysBefore keys are removed if they stopped working before
   * @return whether there are none left
   */
  boolean prune(Instant answersBefore, Instant keysBefore, int most);

  /**
   * Takes a job if it is due, so that nobody else does during the lease.
   *
   * @return false if somebody did it lately, or does it now
   */
  boolean takeJob(String name, Duration lease);

  /** A job is done; it is due again after this long. */
  void finishJob(String name, Duration again);

  /**
   * What else is kept of a conversation than itself and its turns: rows in JSON, by their table;
   * tables without any are left out, and so are the hashes of links.
   */
  Map<String, List<String>> listRecords(String workspace, String conversation);
}
