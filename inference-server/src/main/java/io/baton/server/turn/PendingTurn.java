package io.baton.server.turn;

import io.baton.conversation.Turn;
import io.baton.conversation.history.ConversationTree;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.article.FoundArticle;
import io.baton.server.config.Sha256;
import io.baton.server.turn.TurnService.Introduction;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository.TurnKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A turn that waits to be scored and stored. */
final class PendingTurn {

  private final ConversationKey conversation;
  private final Introduction introduction;
  private final Turn turn;
  private final String body;
  private final byte[] fingerprint;
  private final Optional<List<FoundArticle>> articles;
  private final CompletableFuture<Reply> answer = new CompletableFuture<>();

  /** What comes of waiting. */
  sealed interface Reply {

    /** It was decided on. */
    record Told(Submission submission) implements Reply {}

    /**
     * It was not: articles must be searched first.
     *
     * @param language BCP 47 tag of the conversation, if known
     */
    record Search(Optional<String> language) implements Reply {}
  }

  PendingTurn(ConversationKey conversation, Introduction introduction, Turn turn) {
    this.conversation = conversation;
    this.introduction = introduction;
    this.turn = turn;
    this.body = ConversationTree.text(turn);
    this.fingerprint = Sha256.of(body);
    this.articles = Optional.empty();
  }

  private PendingTurn(PendingTurn same, List<FoundArticle> articles) {
    this.conversation = same.conversation;
    this.introduction = same.introduction;
    this.turn = same.turn;
    this.body = same.body;
    this.fingerprint = same.fingerprint;
    this.articles = Optional.of(articles);
  }

  /** The same turn, not handed in yet, with articles that fit. */
  PendingTurn with(List<FoundArticle> found) {
    return new PendingTurn(this, found);
  }

  ConversationKey conversation() {
    return conversation;
  }

  TurnKey key() {
    return new TurnKey(conversation, turn.id());
  }

  /** Facts of the conversation, used if this is its first turn. */
  ConversationFacts facts() {
    return introduction.facts();
  }

  /** Id of the customer, if it was told. */
  Optional<String> customer() {
    return introduction.customer();
  }

  Turn turn() {
    return turn;
  }

  /** Whether its answer goes to who speaks to the customer. */
  boolean heard() {
    return TurnScorer.heard(turn);
  }

  /** The turn as JSON. */
  String body() {
    return body;
  }

  /** SHA-256 of {@link #body()}. */
  byte[] fingerprint() {
    return fingerprint;
  }

  /** Articles that fit; empty where nobody searched. */
  Optional<List<FoundArticle>> articles() {
    return articles;
  }

  void answer(Submission submission) {
    answer.complete(new Reply.Told(submission));
  }

  /** Leaves it undecided until articles were searched. */
  void search(Optional<String> language) {
    answer.complete(new Reply.Search(language));
  }

  void fail(RuntimeException why) {
    answer.completeExceptionally(why);
  }

  /** Whether nobody waits for the answer any more. */
  boolean abandoned() {
    return answer.isDone();
  }

  /**
   * Waits for the answer.
   *
   * @return empty if it does not come in time; the turn may still be stored then
   * @throws RuntimeException that it failed with
   */
  Optional<Reply> await(Duration patience) {
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(false);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the turn failed", e.getCause());
    }
  }
}
