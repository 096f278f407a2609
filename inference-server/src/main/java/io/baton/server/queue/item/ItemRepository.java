package io.baton.server.queue.item;

import io.baton.server.queue.item.QueueItem.Asked;
import io.baton.server.queue.item.QueueItem.Facts;
import io.baton.server.queue.language.SpokenLanguage;
import io.baton.server.queue.order.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Handoffs in queues, as they are kept. */
public interface ItemRepository {

  /** A queue in which something waits. */
  record Where(String workspace, String queue) {}

  /** Runs work in one transaction of a workspace, which all that it calls joins. */
  <T> T inTransaction(String workspace, Supplier<T> work);

  /**
   * Queues of all workspaces in which something waits.
   *
   * @param since when it came to wait, at the earliest
   */
  List<Where> waitingQueues(Instant since);

  /**
   * Handoffs of a workspace that wait and have no item yet; all but their turn is right.
   *
   * @param since when they came to wait, at the earliest
   */
  List<QueueItem> unlisted(String workspace, Instant since);

  /** What the customer of a conversation said last, at most so many turns. */
  List<SpokenLanguage.Said> lastSaid(String workspace, String conversation, int most);

  /**
   * Adds items, unless they are there, or their conversation was erased meanwhile. One whose
   * conversation somebody holds is left unlisted for now.
   */
  void add(String workspace, List<QueueItem> items);

  /** Notes which of a workspace left a queue: others need not look at them any more. */
  void left(String workspace);

  /**
   * Notes which of a workspace came back from an agent, or moved.
   *
   * @param since when they came to wait, at the earliest
   */
  void cameBack(String workspace, Instant since, Instant now);

  /** Those that wait in a queue, in their order; those for a later slot left out. */
  List<QueueItem> waiting(String workspace, String queue, Instant now);

  /**
   * The first that waits and that no other transaction holds, held until the end of this one.
   *
   * @param skip ids of handoffs to pass over
   */
  Optional<QueueItem> holdNext(Where queue, Set<String> skip, Instant now);

  /**
   * One that waits in a queue, whose conversation nobody else changes until the end of this
   * transaction; empty if it does not wait there any more.
   */
  Optional<QueueItem> hold(Handoffs.Key handoff, String queue, Instant now);

  /** An item, wherever its handoff stands; as it would be, where it is in no queue. */
  Optional<QueueItem> find(String workspace, String handoff);

  /** Those of some conversations that wait. */
  List<QueueItem> waitingOf(String workspace, Collection<String> conversations);

  /** Conversations by channel, by agent: reserved, taken, and being written up. */
  Map<String, Map<String, Integer>> loads(String workspace);

  /** Conversations of one agent on a channel, as of now rather than of the transaction's start. */
  int load(String workspace, String agent, String channel);

  /** Notes to whom it was given, and how the choice came about, as JSON. */
  void given(Handoffs.Key handoff, String agent, String explanation, Instant now);

  /** How it was given last, as JSON. */
  Optional<String> explanation(String workspace, String handoff);

  /** What a handoff is reserved for. */
  record Reserved(Handoffs.Key handoff, String agent) {}

  /** Reservations of all workspaces that ran out. */
  List<Reserved> runOut(Instant now);

  /**
   * What agents of all workspaces were given and have who were last heard before a moment, or left.
   * What agents took by themselves is not among it, see {@link TakenRepository}.
   */
  List<Reserved> ofGoneAgents(Instant heardBefore);

  /**
   * Ends the wrap-ups of all workspaces whose time is over.
   *
   * @return how many
   */
  int endWrapUps(Instant now);

  /** Notes what a customer was told. */
  void told(String workspace, String handoff, Place place);

  /** Notes that a callback was offered. */
  void callbackOffered(String workspace, String handoff, Instant now);

  /** Notes that the customer was told that it takes longer than it should. */
  void late(String workspace, String handoff, Instant now);

  /** Changes what orders it. */
  void reorder(String workspace, String handoff, Facts facts, Instant turn);

  /** Changes what was asked for. */
  void ask(String workspace, String handoff, Asked asked);
}
