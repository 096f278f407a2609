package io.baton.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.handoff.Course;
import io.baton.server.turn.HotConversations.Hot;
import io.baton.server.turn.store.ConversationKey;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HotConversationsTest {

  private final EscalationEngine engine = new EscalationEngine();

  private static ConversationKey key(int i) {
    return new ConversationKey("shop", "c-" + i);
  }

  /** A conversation after a turn of so many words. */
  private Hot hot(int words) {
    ConversationState state =
        engine
            .step(
                engine.begin(ConversationFacts.UNKNOWN),
                Turn.builder("t", Speaker.BOT).text("word ".repeat(words) + words).build(),
                ServingModel.rulesOnly(),
                PolicyReader.read(PolicyReader.defaultText()))
            .state();
    return new Hot(
        state, Instant.EPOCH, words, Optional.of(Instant.EPOCH), Course.NONE, TurnIds.NONE);
  }

  private static void put(HotConversations states, ConversationKey key, Hot hot) {
    states.put(key, hot, hot.state().toBytes());
  }

  @Test
  void theLastStateIsFoundWhetherItIsLongerOrShorterThanTheOneBefore() {
    HotConversations states = new HotConversations(10);
    Hot start =
        new Hot(
            ConversationState.start(ConversationFacts.UNKNOWN),
            Instant.EPOCH,
            0,
            Optional.empty(),
            Course.NONE,
            TurnIds.NONE);
    for (Hot hot : new Hot[] {start, hot(1), hot(3), start, hot(2)}) {
      put(states, key(1), hot);
      Hot found = states.find(key(1)).orElseThrow();
      assertThat(found.state().toBytes()).isEqualTo(hot.state().toBytes());
      assertThat(found.turns()).isEqualTo(hot.turns());
      assertThat(found.lastTurnAt()).isEqualTo(hot.lastTurnAt());
    }
    assertThat(states.size()).isEqualTo(1);
  }

  @Test
  void whatWasUsedLongestAgoMakesRoom() {
    HotConversations states = new HotConversations(2);
    Hot hot = hot(1);
    put(states, key(1), hot);
    put(states, key(2), hot);
    put(states, key(1), hot);
    put(states, key(3), hot);
    assertThat(states.has(key(1))).isTrue();
    assertThat(states.has(key(2))).isFalse();
    assertThat(states.has(key(3))).isTrue();
    HotConversations none = new HotConversations(0);
    put(none, key(1), hot);
    assertThat(none.size()).isZero();
  }
}
