package io.baton.server.wrapup;

import java.time.Instant;
import java.util.Optional;

/** Wrap-ups as they are kept; those that are over by themselves are ended by the queues. */
public interface WrapUpRepository {

  /** Keeps a new one on the conversation's channel, in the transaction of this thread. */
  void add(String workspace, WrapUp wrapUp);

  /** The one of a handoff. */
  Optional<WrapUp> find(String workspace, String handoff);

  /**
   * Ends one.
   *
   * @return whether it was not over yet
   */
  boolean end(String workspace, String handoff, Instant at);
}
