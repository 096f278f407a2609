package io.baton.server.turn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Conversations and their turns, as they are kept. */
public interface TurnRepository {

  /**
   * A conversation.
   *
   * @param id of the conversation
   * @param facts as JSON
   * @param state of the engine
   * @param turns so far
   * @param lastTurnAt when the last turn was sent, if it said
   * @param createdAt when its first turn came
   * @param updatedAt when its last turn came
   */
  record StoredConversation(
      String id,
      String facts,
      byte[] state,
      int turns,
      Optional<Instant> lastTurnAt,
      Instant createdAt,
      Instant updatedAt) {}

  /**
   * A turn.
   *
   * @param seq from 1, without gaps
   * @param id unique in its conversation
   * @param turn as JSON
   * @param fingerprint of what was sent
   * @param response the answer's bytes
   */
  record StoredTurn(int seq, String id, String turn, byte[] fingerprint, byte[] response) {}

  /** What one unit of work sees and does. */
  interface Work {

    /** The turn of this id, if it came before. */
    Optional<StoredTurn> findTurn(String turn);

    /** The conversation as it is now. */
    StoredConversation conversation();

    /** All turns so far, in order. */
    List<StoredTurn> turns();

    /** Adds a turn and replaces the state. */
    void add(StoredTurn turn, byte[] state, Optional<Instant> at, Instant now);
  }

  /**
   * Runs a unit of work on a conversation in one transaction; nobody else changes the conversation
   * meanwhile. What it adds is on disk when this returns.
   *
   * @param fresh what the conversation is if this is its first turn
   */
  <T> T work(String conversation, StoredConversation fresh, Function<Work, T> work);

  /** A conversation. */
  Optional<StoredConversation> findConversation(String conversation);

  /** Turns after a place, in order, at most so many. */
  List<StoredTurn> listTurns(String conversation, int afterSeq, int most);
}
