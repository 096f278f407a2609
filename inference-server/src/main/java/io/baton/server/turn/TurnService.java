package io.baton.server.turn;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.config.ServerConfig.TurnsConfig;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import io.baton.server.turn.store.Unstored;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Scores turns and keeps them. Thread-safe. */
public final class TurnService implements AutoCloseable {

  /** A turn that is not kept by then is answered with a failure, and may be sent again. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final TurnRepository turns;
  private final TurnScorer scorer;
  private final Deciders deciders;
  private final TurnStorage storage;

  private TurnService(
      TurnRepository turns, TurnScorer scorer, Deciders deciders, TurnStorage storage) {
    this.turns = turns;
    this.scorer = scorer;
    this.deciders = deciders;
    this.storage = storage;
  }

  /**
   * How turns are kept.
   *
   * @param capacity how many at a time
   * @param listener told of turns that are kept
   */
  public record Keeping(Durability durability, TurnsConfig capacity, TurnListener listener) {}

  /** Starts it. */
  public static TurnService start(
      TurnRepository turns, Deciders deciders, Keeping keeping, Json json, Clock clock) {
    TurnScorer scorer = new TurnScorer(json);
    TurnRepository kept = keeping.durability() == Durability.NONE ? new Unstored() : turns;
    TurnBatch batch = new TurnBatch(kept, scorer, deciders, keeping.listener(), clock);
    TurnsConfig capacity = keeping.capacity();
    TurnStorage storage =
        switch (keeping.durability()) {
          case GROUP_COMMIT ->
              new GroupCommit(
                  batch, capacity.writers(), capacity.mostWaiting(), capacity.mostHot());
          case TRANSACTION_PER_TURN -> new TurnStorage.Direct(batch);
          case NONE -> new TurnStorage.InMemory(batch, capacity.mostHot());
        };
    return new TurnService(kept, scorer, deciders, storage);
  }

  /**
   * Looks whether another turn can be taken; asked before its body is read.
   *
   * @throws ProblemException 503 if too many wait already
   */
  public void admit(String workspace) {
    if (storage.full(workspace)) {
      throw busy();
    }
  }

  private static ProblemException busy() {
    return new ProblemException(
        Problem.of(Problem.Kind.UNAVAILABLE, "too many turns wait to be stored; send it again"));
  }

  /**
   * Scores a turn and stores it with its decision, once however often it is sent.
   *
   * @throws FieldException if it is older than the conversation's last turn
   * @throws ProblemException 503 if it is not stored in time; it may be sent again
   */
  public Submission submit(ConversationKey conversation, ConversationFacts facts, Turn turn) {
    PendingTurn pending = new PendingTurn(conversation, facts, turn);
    if (!storage.submit(pending)) {
      throw busy();
    }
    return pending
        .await(PATIENCE)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(
                    Problem.Kind.UNAVAILABLE,
                    "the turn was not stored within "
                        + PATIENCE.toSeconds()
                        + " s; send it again")));
  }

  /** Turns that wait to be stored. */
  public int waiting() {
    return storage.waiting();
  }

  /** Scores a whole conversation. */
  public Scores score(String workspace, Conversation conversation) {
    return scorer.score(conversation, deciders.of(workspace));
  }

  /** A conversation, if it is known. */
  public Optional<StoredConversation> findConversation(ConversationKey key) {
    return turns.findConversation(key);
  }

  /** Turns of a conversation after a place, at most so many. */
  public List<StoredTurn> listTurns(ConversationKey key, int afterSeq, int most) {
    return turns.listTurns(key, afterSeq, most);
  }

  /** Stores what was taken, then stops. */
  @Override
  public void close() {
    storage.close();
  }
}
