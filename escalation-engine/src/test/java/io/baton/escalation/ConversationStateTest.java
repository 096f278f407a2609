package io.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.turn.ConversationFacts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ConversationStateTest {

  /** The first format is without a byte, which stands among nothing but zeros here. */
  @Test
  void aStateOfTheFirstFormatIsRead() {
    ConversationState start = ConversationState.start(ConversationFacts.UNKNOWN);
    byte[] now = start.toBytes();
    assertThat(Arrays.copyOfRange(now, 1, 24)).containsOnly(0);
    byte[] first = Arrays.copyOfRange(now, 1, now.length);
    first[0] = 1;
    assertThat(ConversationState.fromBytes(first)).usingRecursiveComparison().isEqualTo(start);
    assertThat(ConversationState.fromBytes(now)).usingRecursiveComparison().isEqualTo(start);
  }
}
