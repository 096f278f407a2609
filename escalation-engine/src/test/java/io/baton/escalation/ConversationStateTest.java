package io.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class ConversationStateTest {

  /** Of a customer's fallback, the bot's and a third turn, as the first format had it. */
  private static final String FIRST =
      "010000000003000002000201f1c88a9bb49d8f8a180000000000000203742d3103742d32020000000000000000"
          + "0203742d310004d616fe5f0304373003742d330005d7b2dc16030436057d840103742d3200078cf4b582c2"
          + "44e4d734d53fc26fb400000000050101000000046e6f6e6500";

  @Test
  void aStateOfTheFirstFormatIsRead() {
    ConversationState state = ConversationState.fromBytes(HexFormat.of().parseHex(FIRST));
    assertThat(state.turns()).isEqualTo(3);
    assertThat(state.signals().customerTurns()).isEqualTo(2);
    assertThat(state.signals().failures()).isEqualTo(2);
    assertThat(state.signals().failureTurns()).containsExactly("t-1", "t-2");
    assertThat(state.signals().bursts()).isEqualTo(1);
    assertThat(state.signals().failed()).isFalse();
    assertThat(state.modelVersion()).isEqualTo("none");
  }

  @Test
  void aFailureOfTheExchangeIsRemembered() {
    Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).text("hm").fallback(true).build();
    ConversationState state =
        new EscalationEngine()
            .step(
                ConversationState.start(ConversationFacts.UNKNOWN),
                turn,
                ServingModel.rulesOnly(),
                PolicyReader.readDefault())
            .state();
    ConversationState again = ConversationState.fromBytes(state.toBytes());
    assertThat(again.signals().failed()).isTrue();
    assertThat(again).usingRecursiveComparison().isEqualTo(state);
  }
}
