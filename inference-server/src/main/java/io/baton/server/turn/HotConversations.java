package io.baton.server.turn;

import io.baton.escalation.ConversationState;
import io.baton.server.handoff.Course;
import io.baton.server.turn.store.ConversationKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * States of the conversations that went on last, so that their rows need not be read. It only
 * spares reading: what is written is checked against the row. States are kept as bytes, each in the
 * place of the last one of its conversation: as objects, or as new bytes at each turn, they would
 * be most of what a collection of garbage has to move while all requests wait. Not thread-safe.
 */
final class HotConversations {

  /**
   * A conversation as it was last written.
   *
   * @param state of the engine
   * @param createdAt tells it from another one under the same id, after this one was erased
   * @param turns so far
   * @param lastTurnAt when the last turn was sent, if it said
   * @param course of its handoffs
   * @param ids of its turns
   */
  record Hot(
      ConversationState state,
      Instant createdAt,
      int turns,
      Optional<Instant> lastTurnAt,
      Course course,
      TurnIds ids) {}

  /** All of a conversation but its state. */
  private record Rest(
      Instant createdAt, int turns, Optional<Instant> lastTurnAt, Course course, TurnIds ids) {

    static Rest of(Hot hot) {
      return new Rest(hot.createdAt(), hot.turns(), hot.lastTurnAt(), hot.course(), hot.ids());
    }
  }

  /** A conversation; the bytes of its next state take the place of those of its last. */
  private static final class Packed {

    private byte[] room = new byte[0];
    private int length;
    private Rest rest;

    Packed(Hot hot) {
      rest = Rest.of(hot);
    }

    void take(Hot hot, byte[] state) {
      rest = Rest.of(hot);
      if (state.length > room.length) {
        // States grow in the first turns.
        room = new byte[state.length + state.length / 2];
      }
      System.arraycopy(state, 0, room, 0, state.length);
      length = state.length;
    }

    Hot unpack() {
      return new Hot(
          ConversationState.fromBytes(Arrays.copyOf(room, length)),
          rest.createdAt(),
          rest.turns(),
          rest.lastTurnAt(),
          rest.course(),
          rest.ids());
    }
  }

  private final Map<ConversationKey, Packed> states;

  /**
   * @param most conversations; those that were used longest ago make room
   */
  HotConversations(int most) {
    this.states =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<ConversationKey, Packed> eldest) {
            return size() > most;
          }
        };
  }

  boolean has(ConversationKey key) {
    return states.containsKey(key);
  }

  Optional<Hot> find(ConversationKey key) {
    return Optional.ofNullable(states.get(key)).map(Packed::unpack);
  }

  /**
   * Keeps a conversation.
   *
   * @param state the bytes of its state, which were written
   */
  void put(ConversationKey key, Hot hot, byte[] state) {
    states.computeIfAbsent(key, absent -> new Packed(hot)).take(hot, state);
  }

  void remove(ConversationKey key) {
    states.remove(key);
  }

  void clear() {
    states.clear();
  }

  int size() {
    return states.size();
  }
}
