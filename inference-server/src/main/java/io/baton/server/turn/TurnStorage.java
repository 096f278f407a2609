package io.baton.server.turn;

import io.baton.server.turn.store.ConversationKey;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Where submitted turns are scored and kept. Thread-safe. */
interface TurnStorage extends AutoCloseable {

  /**
   * Takes a turn; its answer comes when it is kept.
   *
   * @return false if there are too many already, and nothing was taken
   */
  boolean submit(PendingTurn turn);

  /** Whether another turn of this workspace would be too many. */
  default boolean full(String workspace) {
    return false;
  }

  /** Keeps the state of a conversation in memory no longer. */
  void forget(ConversationKey conversation);

  /** Turns that wait or are being stored. */
  default int atHand() {
    return 0;
  }

  /** Conversations whose state is in memory, as of the last batches. */
  int hot();

  /** Answers what was taken, then stops. */
  @Override
  void close();

  /** Each turn on the thread that brings it, read from its row and in its own transaction. */
  record Direct(TurnBatch batch) implements TurnStorage {

    @Override
    public boolean submit(PendingTurn turn) {
      batch.run(List.of(turn), new HotConversations(0));
      return true;
    }

    @Override
    public int hot() {
      return 0;
    }

    @Override
    public void forget(ConversationKey conversation) {}

    @Override
    public void close() {}
  }

  /** Each turn on the thread that brings it, from the state in memory. */
  final class InMemory implements TurnStorage {

    private static final int STRIPES = 64;

    private record Stripe(ReentrantLock lock, HotConversations hot) {}

    private final TurnBatch batch;
    private final List<Stripe> stripes;

    InMemory(TurnBatch batch, int mostConversations) {
      this.batch = batch;
      this.stripes =
          IntStream.range(0, STRIPES)
              .mapToObj(i ->
                  new Stripe(
                      new ReentrantLock(), new HotConversations(mostConversations / STRIPES)))
              .toList();
    }

    @Override
    public boolean submit(PendingTurn turn) {
      Stripe stripe = stripe(turn.conversation());
      stripe.lock().lock();
      try {
        batch.run(List.of(turn), stripe.hot());
      } finally {
        stripe.lock().unlock();
      }
      return true;
    }

    private Stripe stripe(ConversationKey conversation) {
      return stripes.get(Math.floorMod(conversation.hashCode(), STRIPES));
    }

    @Override
    public void forget(ConversationKey conversation) {
      Stripe stripe = stripe(conversation);
      stripe.lock().lock();
      try {
        stripe.hot().remove(conversation);
      } finally {
        stripe.lock().unlock();
      }
    }

    @Override
    public int hot() {
      return stripes.stream().mapToInt(InMemory::size).sum();
    }

    private static int size(Stripe stripe) {
      stripe.lock().lock();
      try {
        return stripe.hot().size();
      } finally {
        stripe.lock().unlock();
      }
    }

    @Override
    public void close() {}
  }
}
