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

  /** A conversation; the bytes of its next state take the place of those of its last. */
  private static final class Packed {

    private byte[] room;
    private int length;
    private Instant createdAt;
    private int turns;
    private Optional<Instant> lastTurnAt;
    private Course course;
    private TurnIds ids;

    Packed(Hot hot, byte[] state) {
      room = Arrays.copyOf(state, roomFor(state));
      length = state.length;
      createdAt = hot.createdAt();
      turns = hot.turns();
      lastTurnAt = hot.lastTurnAt();
      course = hot.course();
      ids = hot.ids();
    }

    void take(Hot hot, byte[] state) {
      if (state.length > room.length) {
        room = new byte[roomFor(state)];
      }
      System.arraycopy(state, 0, room, 0, state.length);
      length = state.length;
      createdAt = hot.createdAt();
      turns = hot.turns();
      lastTurnAt = hot.lastTurnAt();
      course = hot.course();
      ids = hot.ids();
    }

    /** States grow in the first turns. */
    private static int roomFor(byte[] state) {
      return state.length + state.length / 2;
    }

    Hot unpack() {
      ConversationState state = ConversationState.fromBytes(Arrays.copyOf(room, length));
      return new Hot(state, createdAt, turns, lastTurnAt, course, ids);
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
    Packed kept = states.get(key);
    if (kept == null) {
      states.put(key, new Packed(hot, state));
    } else {
      kept.take(hot, state);
    }
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
