package io.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.SignalName;
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

  /** Of the customer's question and the bot's, as the second format had it. */
  private static final String SECOND =
      "02000000000200000100010000000000000001000103742d3101000000000103742d310007d616db24f0e2fe5f"
          + "030437304c3f0103742d3200078cf4b582c244e4d734d53fc26fb4000001000500010000000"
          + "46e6f6e6500";

  private static final String QUESTION = "where is my parcel from last week";

  private final EscalationEngine engine = new EscalationEngine();

  private Step step(ConversationState state, Speaker speaker, String text) {
    Turn turn = Turn.builder("t-" + (state.turns() + 1), speaker).text(text).build();
    return engine.step(state, turn, ServingModel.rulesOnly(), PolicyReader.readDefault());
  }

  private static boolean isLoop(Step step) {
    return step.decision().signals().stream().anyMatch(signal -> signal.name() == SignalName.LOOP);
  }

  @Test
  void aConversationOfTheSecondFormatGoesOn() {
    ConversationState state = ConversationState.fromBytes(HexFormat.of().parseHex(SECOND));
    assertThat(state.turns()).isEqualTo(2);
    assertThat(state.signals().failed()).isTrue();
    assertThat(isLoop(step(state, Speaker.CUSTOMER, "where is my order from last year"))).isFalse();
    ConversationState asked = step(state, Speaker.CUSTOMER, QUESTION).state();
    ConversationState answered = step(asked, Speaker.BOT, "It left Bern on Monday.").state();
    assertThat(isLoop(step(answered, Speaker.CUSTOMER, QUESTION))).isTrue();
  }

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
