package io.baton.server.turn;

import io.baton.server.turn.store.ConversationKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A few writers; turns of a conversation always go to the same one, so that they keep their order
 * and two writers never want the same row.
 */
final class GroupCommit implements TurnStorage {

  private final List<TurnWriter> writers;

  /**
   * @param writers how many, 1 to 64
   * @param mostWaiting turns of all writers together
   * @param mostHot conversations of all writers together
   */
  GroupCommit(TurnBatch batch, int writers, int mostWaiting, int mostHot) {
    AtomicInteger all = new AtomicInteger();
    int share = Math.max(1, mostWaiting / writers);
    this.writers =
        IntStream.range(0, writers)
            .mapToObj(i ->
                TurnWriter.start(
                    "writer-" + i,
                    batch,
                    new TurnQueue(all, mostWaiting, share, System::nanoTime),
                    new HotConversations(Math.max(1, mostHot / writers))))
            .toList();
  }

  @Override
  public boolean submit(PendingTurn turn) {
    return writer(turn.conversation()).offer(turn);
  }

  private TurnWriter writer(ConversationKey conversation) {
    int hash = conversation.hashCode();
    // Spread, for the low bits of a text's hash are those of its end.
    return writers.get(Math.floorMod(hash ^ (hash >>> 16), writers.size()));
  }

  @Override
  public void forget(ConversationKey conversation) {
    writer(conversation).forget(conversation);
  }

  @Override
  public boolean full(String workspace) {
    return writers.stream().allMatch(writer -> writer.full(workspace));
  }

  @Override
  public int atHand() {
    return writers.stream().mapToInt(TurnWriter::atHand).sum();
  }

  @Override
  public int hot() {
    return writers.stream().mapToInt(TurnWriter::hot).sum();
  }

  @Override
  public void close() {
    writers.forEach(TurnWriter::stop);
    writers.forEach(TurnWriter::join);
  }
}
