package io.baton.server.turn.store;

import io.baton.server.event.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps nothing: what there is to gain by giving durability up, for the load benchmark. */
public final class Unstored implements TurnRepository {

  private record Nothing() implements Work {

    @Override
    public void hurry(Duration patience) {}

    @Override
    public Map<ConversationKey, KnownConversation> findConversations(
        Collection<ConversationKey> keys) {
      return Map.of();
    }

    @Override
    public Map<TurnKey, StoredTurn> findTurns(Collection<TurnKey> keys) {
      return Map.of();
    }

    @Override
    public List<StoredTurn> turns(ConversationKey key, int afterSeq, int most) {
      return List.of();
    }

    @Override
    public Optional<Instant> lastOfCustomer(ConversationKey key) {
      return Optional.empty();
    }

    @Override
    public List<Message> messages(ConversationKey key, int afterSeq) {
      return List.of();
    }

    @Override
    public void store(Collection<Change> changes) {}
  }

  @Override
  public <T> T write(Collection<String> workspaces, Function<Work, T> work) {
    return work.apply(new Nothing());
  }

  @Override
  public Optional<StoredConversation> findConversation(ConversationKey key) {
    return Optional.empty();
  }

  @Override
  public List<StoredTurn> listTurns(ConversationKey key, int afterSeq, int most) {
    return List.of();
  }
}
