package io.baton.server.followup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Follow-ups as they are kept. All joins the transaction that it is called in. */
public interface FollowUpRepository {

  /**
   * A conversation in which something is to be said.
   *
   * @param turns so far
   * @param bots whether the bot may speak
   */
  record Held(int turns, boolean bots) {}

  /** One of a workspace. */
  record Key(String workspace, String id) {}

  /**
   * Runs work in one transaction, while nobody else changes the conversation.
   *
   * @return what the work returns; empty if there is no such conversation
   */
  <T> Optional<T> holding(String workspace, String conversation, Function<Held, T> work);

  /** Keeps a new one, and sets its timer. */
  void add(String workspace, FollowUp followUp);

  /** One of this id. */
  Optional<FollowUp> find(Key key);

  /** Those of a conversation that are to be said, the next first. */
  List<FollowUp> scheduled(String workspace, String conversation);

  /** Where a page of a list begins: after this one. */
  record After(Instant scheduled, String id) {}

  /** Those of a conversation, as they were scheduled, at most so many. */
  List<FollowUp> list(String workspace, String conversation, Optional<After> after, int most);

  /** Those of all workspaces whose customers wrote meanwhile, at most so many. */
  List<Key> listAnswered(int most);

  /** Whether the customer wrote since one was scheduled. */
  boolean answered(Key key);

  /** Keeps what became of one. */
  void close(Key key, FollowUp.Course course);
}
