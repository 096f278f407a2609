package io.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Entity;
import io.baton.conversation.OutsideSignal;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.escalation.codec.StateFormatException;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class EnginePropertyTest {

  private static final String[] WORDS = {
    "order", "where", "is", "my", "agent", "no", "yes", "refund", "!!!", "WHY", "niño", "straße",
    "😡", "human", "please", "the", "parcel", "not", "wrong", "urgent"
  };

  private final EscalationEngine engine = new EscalationEngine();
  private final Policy policy = PolicyReader.readDefault();

  @Test
  void replayedAtOnceOrStoredAfterEveryTurnTheBytesAreTheSame() {
    RandomGenerator random = new Random(20261124);
    for (int round = 0; round < 200; round++) {
      List<Turn> turns = conversation(random, random.nextInt(40));
      ConversationState atOnce = engine.begin(ConversationFacts.UNKNOWN);
      ConversationState stored = engine.begin(ConversationFacts.UNKNOWN);
      List<Decision> first = new ArrayList<>();
      List<Decision> second = new ArrayList<>();
      for (Turn turn : turns) {
        Step step = engine.step(atOnce, turn, ServingModel.rulesOnly(), policy);
        atOnce = step.state();
        first.add(step.decision());
        Step again =
            engine.step(
                ConversationState.fromBytes(stored.toBytes()),
                turn,
                ServingModel.rulesOnly(),
                policy);
        stored = again.state();
        second.add(again.decision());
      }
      assertThat(stored.toBytes()).isEqualTo(atOnce.toBytes());
      assertThat(second).isEqualTo(first);
      assertThat(atOnce.toBytes().length).isLessThan(ConversationState.MOST_BYTES / 4);
    }
  }

  @Test
  void theStateDoesNotGrowWithTheConversation() {
    ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
    int most = 0;
    for (Turn turn : conversation(new Random(5), 5_000)) {
      state = engine.step(state, turn, ServingModel.rulesOnly(), policy).state();
      most = Math.max(most, state.toBytes().length);
    }
    assertThat(most).isLessThan(ConversationState.MOST_BYTES / 4);
  }

  @Test
  void bytesThatAreNoStateAreRefused() {
    byte[] good = engine.begin(ConversationFacts.UNKNOWN).toBytes();
    byte[] newer = good.clone();
    newer[0] = 9;
    assertThatThrownBy(() -> ConversationState.fromBytes(newer))
        .isInstanceOf(StateFormatException.class)
        .hasMessageContaining("format 9");
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> ConversationState.fromBytes(cut))
          .isInstanceOf(StateFormatException.class);
    }
  }

  private static List<Turn> conversation(RandomGenerator random, int length) {
    List<Turn> turns = new ArrayList<>();
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < length; i++) {
      at = at.plusSeconds(random.nextInt(400));
      Speaker speaker = Speaker.values()[random.nextInt(10) < 8 ? i % 2 : random.nextInt(4)];
      Turn.Builder turn = Turn.builder("turn-" + i, speaker).fallback(random.nextInt(6) == 0);
      if (random.nextInt(5) > 0) {
        turn.text(text(random));
      }
      if (random.nextBoolean()) {
        turn.intent("intent-" + random.nextInt(4)).confidence(random.nextDouble());
      }
      if (random.nextInt(3) == 0) {
        turn.entity(Entity.of("amount", "" + random.nextInt(20_000)));
      }
      if (random.nextInt(8) == 0) {
        turn.signal(new OutsideSignal("voice", "anger", random.nextDouble(), 0.9));
      }
      if (random.nextInt(4) > 0) {
        turn.at(at);
      }
      turns.add(turn.build());
    }
    return turns;
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
