package io.baton.server.promise;

import io.baton.server.hours.reply.Expectation;
import io.baton.server.hours.reply.FirstReply;
import io.baton.server.hours.reply.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** First replies as they were, and promises of them. */
public interface PromiseRepository {

  /**
   * Where a conversation waits for a human.
   *
   * @param language of the conversation, empty if it is not known
   */
  record Waiting(String conversation, String handoff, String queue, String language) {}

  /**
   * A promise to keep.
   *
   * @param told how long the customer was told
   */
  record Made(
      Waiting waiting,
      Instant at,
      Instant due,
      Duration told,
      Expectation.Basis basis,
      int samples) {}

  /** Where a conversation waits; empty if it does not. */
  Optional<Waiting> findWaiting(String workspace, String conversation);

  /** Whether there is anything of a queue. */
  boolean knowsQueue(String workspace, String queue);

  /**
   * First replies to those who wanted a human of a queue, without those who picked a slot.
   *
   * @param now how long those wait who still do
   * @param most the last so many
   */
  List<FirstReply> listReplies(
      String workspace, String queue, Instant since, Instant now, int most);

  /**
   * Keeps a promise, with the timer that looks how it was kept; the first of a handoff counts, and
   * none of a conversation that was erased meanwhile.
   */
  void add(String workspace, Made made);

  /** When a reply of a handoff is promised for; empty if none is. */
  Optional<Made> find(String workspace, String handoff);

  /** A promise, and what has happened since. */
  Optional<Promise> findState(String workspace, String handoff);

  /** Promises of a queue that were made in a time. */
  List<Promise> list(String workspace, String queue, Instant from, Instant to);

  /** Records what became of a promise. */
  void decide(String workspace, String handoff, Promise.State state, Instant at);
}
