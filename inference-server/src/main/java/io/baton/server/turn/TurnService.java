package io.baton.server.turn;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.article.FoundArticle;
import io.baton.server.config.ServerConfig.TurnsConfig;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.trace.Tracing;
import io.baton.server.metrics.TurnMeters;
import io.baton.server.metrics.TurnMeters.Result;
import io.baton.server.turn.PendingTurn.Reply;
import io.baton.server.turn.articles.TurnArticles;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import io.baton.server.turn.store.Unstored;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Scores turns and keeps them. Thread-safe. */
public final class TurnService implements AutoCloseable {

  /** A turn that is not kept by then is answered with a failure, and may be sent again. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int SERVER_FAILED = 500;

  private final TurnRepository turns;
  private final TurnScorer scorer;
  private final Deciders deciders;
  private final TurnStorage storage;
  private final Watch watch;

  private TurnService(
      TurnRepository turns,
      TurnScorer scorer,
      Deciders deciders,
      TurnStorage storage,
      Watch watch) {
    this.turns = turns;
    this.scorer = scorer;
    this.deciders = deciders;
    this.storage = storage;
    this.watch = watch;
  }

  /**
   * How turns are kept.
   *
   * @param capacity how many at a time
   * @param handoffs how they go in a workspace
   * @param told workspaces of which every turn is told as an event
   * @param watch looks on
   */
  public record Keeping(
      Durability durability,
      TurnsConfig capacity,
      Function<String, HandoffSettings> handoffs,
      Predicate<String> told,
      Watch watch) {}

  /**
   * What looks on while turns are kept.
   *
   * @param listener told of turns that are kept
   * @param meters count and time them
   * @param tracing of the requests that bring them
   */
  public record Watch(TurnListener listener, TurnMeters meters, Tracing tracing) {}

  /**
   * What comes with a turn about its conversation.
   *
   * @param facts used if it is the first turn
   * @param customer id of the customer, by which the conversation can be exported and erased;
   *     counts with whichever turn it comes, the last one that names it wins
   */
  public record Introduction(ConversationFacts facts, Optional<String> customer) {

    /** Nothing known. */
    public static final Introduction NONE =
        new Introduction(ConversationFacts.UNKNOWN, Optional.empty());
  }

  /** Starts it. */
  public static TurnService start(
      TurnRepository turns, Deciders deciders, Keeping keeping, Json json, Clock clock) {
    TurnScorer scorer = new TurnScorer(json, keeping.handoffs(), keeping.told());
    TurnRepository kept = keeping.durability() == Durability.NONE ? new Unstored() : turns;
    TurnBatch batch = new TurnBatch(kept, scorer, deciders, keeping.watch(), clock);
    TurnsConfig capacity = keeping.capacity();
    TurnStorage storage =
        switch (keeping.durability()) {
          case GROUP_COMMIT ->
              new GroupCommit(
                  batch, capacity.writers(), capacity.mostWaiting(), capacity.mostHot());
          case TRANSACTION_PER_TURN -> new TurnStorage.Direct(batch);
          case NONE -> new TurnStorage.InMemory(batch, capacity.mostHot());
        };
    return new TurnService(kept, scorer, deciders, storage, keeping.watch());
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

  private ProblemException busy() {
    watch.meters().count(Result.REFUSED);
    return tooMany();
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        Problem.of(Problem.Kind.UNAVAILABLE, "too many turns wait to be stored; send it again"));
  }

  /**
   * Scores a turn and stores it with its decision, once however often it is sent.
   *
   * @throws FieldException if it is older than the conversation's last turn of a time that is past
   * @throws ProblemException 409 if its speaker may not speak now, 503 if it is not stored in time;
   *     it may be sent again then
   */
  public Submission submit(ConversationKey conversation, Introduction introduction, Turn turn) {
    PendingTurn pending = new PendingTurn(conversation, introduction, turn);
    if (!storage.submit(pending)) {
      throw busy();
    }
    long began = System.nanoTime();
    try {
      Submission answer = decided(pending);
      watch.meters().answered(result(answer), System.nanoTime() - began);
      return answer;
    } catch (RuntimeException e) {
      watch.meters().count(ErrorMapping.status(e) < SERVER_FAILED ? Result.REFUSED : Result.FAILED);
      throw e;
    }
  }

  /**
   * Where articles are needed they are searched on this thread, which nobody else waits for. A turn
   * that was sent without awaiting the answer to this one may come first then.
   */
  private Submission decided(PendingTurn pending) {
    return switch (reply(pending)) {
      case Reply.Told told -> told.submission();
      case Reply.Search search -> {
        PendingTurn searched = pending.with(articles(pending, search));
        if (!storage.submit(searched)) {
          throw tooMany();
        }
        yield decided(searched);
      }
    };
  }

  private List<FoundArticle> articles(PendingTurn pending, Reply.Search search) {
    ConversationKey conversation = pending.conversation();
    TurnArticles articles = deciders.of(conversation.workspace()).articles();
    return watch
        .tracing()
        .part(
            "search articles",
            () -> articles.find(conversation, pending.turn(), search.language()));
  }

  private Reply reply(PendingTurn pending) {
    return watch.tracing().part("wait for commit", () -> answer(pending));
  }

  private static Reply answer(PendingTurn pending) {
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

  private static Result result(Submission submission) {
    return switch (submission) {
      case Submission.Scored scored -> Result.SCORED;
      case Submission.Repeated repeated -> Result.REPEATED;
      case Submission.Contradicts other -> Result.CONTRADICTED;
    };
  }

  /** Turns that wait or are being stored. */
  public int atHand() {
    return storage.atHand();
  }

  /** Conversations whose state is in memory, as of the last batches. */
  public int hot() {
    return storage.hot();
  }

  /** Keeps the states of these conversations in memory no longer; their rows tell them. */
  public void forget(Collection<ConversationKey> conversations) {
    conversations.forEach(storage::forget);
  }

  /** Scores a whole conversation. */
  public Scores score(String workspace, Conversation conversation) {
    return scoring(workspace).apply(conversation);
  }

  /** Scores whole conversations, all by what decides now. */
  public Function<Conversation, Scores> scoring(String workspace) {
    Deciders.Deciding now = deciders.of(workspace);
    return conversation -> scorer.score(conversation, now);
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
