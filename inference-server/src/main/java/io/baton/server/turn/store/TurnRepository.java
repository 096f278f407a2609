package io.baton.server.turn.store;

import io.baton.conversation.handoff.HandoffDeadlines;
import io.baton.server.event.Message;
import io.baton.server.handoff.Course;
import io.baton.server.handoff.CourseChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Conversations and their turns, as they are kept. */
public interface TurnRepository {

  /**
   * A conversation.
   *
   * @param key of the conversation
   * @param facts as JSON
   * @param state of the engine
   * @param turns so far
   * @param lastTurnAt when the last turn was sent, if it said
   * @param course of its handoffs
   * @param createdAt when its first turn came
   * @param updatedAt when its last turn came
   */
  record StoredConversation(
      ConversationKey key,
      String facts,
      byte[] state,
      int turns,
      Optional<Instant> lastTurnAt,
      Course course,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * A conversation with the ids of its turns.
   *
   * @param turnIds of all its turns in any order, or {@link #MOST_TURN_IDS} of them
   */
  record KnownConversation(StoredConversation conversation, List<String> turnIds) {

    /** So many are enough to tell that a conversation is a long one. */
    public static final int MOST_TURN_IDS = 257;

    public KnownConversation {
      turnIds = List.copyOf(turnIds);
    }
  }

  /**
   * A turn.
   *
   * @param seq from 1, without gaps
   * @param id unique in its conversation
   * @param turn as JSON
   * @param fingerprint of what was sent
   * @param response the answer's bytes
   * @param receivedAt when it came
   */
  record StoredTurn(
      int seq, String id, String turn, byte[] fingerprint, byte[] response, Instant receivedAt) {}

  /** A turn among all. */
  record TurnKey(ConversationKey conversation, String turn) {}

  /**
   * What a batch does to a conversation.
   *
   * @param facts as JSON; used where the conversation is new
   * @param customers ids of customers whom the turns named, in that order; the last is the customer
   * @param state after its last turn
   * @param createdAt when it was created, to the microsecond; a row of another time is another
   *     one's
   * @param turnsBefore how many turns it must have now; 0 for a new one
   * @param added its new turns, in order; at least one
   * @param handoffs what they do to its handoffs
   * @param lastTurnAt when the last turn was sent, if any said
   * @param now when the turns came
   */
  record Change(
      ConversationKey key,
      String facts,
      List<String> customers,
      byte[] state,
      Instant createdAt,
      int turnsBefore,
      List<StoredTurn> added,
      Handoffs handoffs,
      Optional<Instant> lastTurnAt,
      Instant now) {

    public Change {
      customers = List.copyOf(customers);
      added = List.copyOf(added);
    }

    /** Id of the customer, if one of the turns told it. */
    Optional<String> customer() {
      return customers.isEmpty() ? Optional.empty() : Optional.of(customers.getLast());
    }
  }

  /**
   * What turns do to handoffs.
   *
   * @param deadlines by which changed ones are due
   */
  record Handoffs(CourseChange change, HandoffDeadlines deadlines) {}

  /** What one transaction sees and does. */
  interface Work {

    /** From here on waits no longer than this for what others hold; at least a millisecond. */
    void hurry(Duration patience);

    /** Those of these conversations that exist. */
    Map<ConversationKey, KnownConversation> findConversations(Collection<ConversationKey> keys);

    /** Those of these turns that came before. */
    Map<TurnKey, StoredTurn> findTurns(Collection<TurnKey> keys);

    /** Turns of a conversation after a place, in order, at most so many. */
    List<StoredTurn> turns(ConversationKey key, int afterSeq, int most);

    /** When the last turn of a customer came. */
    Optional<Instant> lastOfCustomer(ConversationKey key);

    /** Messages to the customer of a conversation after an event, in order. */
    List<Message> messages(ConversationKey key, int afterSeq);

    /**
     * Stores turns with their conversations.
     *
     * @throws StaleConversationException if one of them is not as it was read
     */
    void store(Collection<Change> changes);
  }

  /**
   * Runs work in one transaction, which is on disk when this returns.
   *
   * @throws StaleConversationException if somebody else wrote one of the conversations meanwhile
   */
  <T> T write(Collection<String> workspaces, Function<Work, T> work);

  /** A conversation. */
  Optional<StoredConversation> findConversation(ConversationKey key);

  /** Turns after a place, in order, at most so many. */
  List<StoredTurn> listTurns(ConversationKey key, int afterSeq, int most);
}
