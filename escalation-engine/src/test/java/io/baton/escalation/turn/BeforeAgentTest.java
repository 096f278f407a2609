package io.baton.escalation.turn;

import static io.baton.conversation.Speaker.AGENT;
import static io.baton.conversation.Speaker.BOT;
import static io.baton.conversation.Speaker.CUSTOMER;
import static io.baton.conversation.Speaker.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.text.TokenizedText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BeforeAgentTest {

  private static List<TurnView> said(Speaker... speakers) {
    return IntStream.range(0, speakers.length)
        .mapToObj(i ->
            new TurnView(
                Turn.builder("t" + i, speakers[i]).build(),
                TokenizedText.of(""),
                Tone.NEUTRAL,
                List.of(),
                TurnView.UNKNOWN_GAP,
                false))
        .toList();
  }

  private static void assertKept(int count, Speaker... speakers) {
    List<TurnView> all = said(speakers);
    assertThat(BeforeAgent.count(all)).isEqualTo(count);
    assertThat(BeforeAgent.of(all)).isEqualTo(all.subList(0, count));
  }

  @Test
  void anAgentWhoTakesOverFromABotEndsIt() {
    assertKept(3, CUSTOMER, BOT, CUSTOMER, AGENT, CUSTOMER, BOT);
    assertKept(1, BOT, AGENT);
  }

  @Test
  void whatTheSystemSaysOfItIsNotKeptEither() {
    assertKept(3, CUSTOMER, SYSTEM, BOT, SYSTEM, SYSTEM, AGENT);
  }

  @Test
  void withoutAnAgentAllTurnsAreKept() {
    assertKept(4, CUSTOMER, BOT, SYSTEM, CUSTOMER);
    assertKept(0);
  }

  @Test
  void whereThereWasNoBotAnAgentTookNothingOver() {
    assertKept(4, AGENT, CUSTOMER, AGENT, CUSTOMER);
    assertKept(3, CUSTOMER, AGENT, BOT, AGENT);
  }
}
