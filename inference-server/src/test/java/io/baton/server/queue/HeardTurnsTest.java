package io.baton.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.store.ConversationKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HeardTurnsTest {

  private static final Circumstances CIRCUMSTANCES =
      Circumstances.known(true, true, Optional.empty());

  private final HeardTurns heard = new HeardTurns();

  private void keep(String workspace, String id, Speaker speaker, double risk, String reason) {
    Decision decision =
        new Decision(
            id,
            new Risk(risk, risk, risk, risk, 1),
            Tone.NEUTRAL,
            0,
            List.of(),
            Explanation.NONE,
            Action.CONTINUE,
            reason,
            "m",
            "p",
            false,
            1);
    heard.kept(
        new KeptTurn(
            new ConversationKey(workspace, "c"),
            ConversationFacts.UNKNOWN,
            Instant.EPOCH,
            1,
            Turn.builder(id, speaker).build(),
            1,
            decision,
            new KeptTurn.Judgement(decision, 0, CIRCUMSTANCES)));
  }

  @Test
  void urgentTurnsOfCustomersAreToldOnceByTheirWorkspaces() {
    keep("one", "t-1", Speaker.CUSTOMER, 0.5, "no_reason");
    keep("one", "t-2", Speaker.CUSTOMER, 0.49, "no_reason");
    keep("one", "t-3", Speaker.BOT, 0.9, "bot_turn");
    keep("two", "t-4", Speaker.CUSTOMER, 0.1, "mandatory_rule:fire");
    assertThat(heard.take())
        .isEqualTo(
            Map.of("one", Map.of("c", Map.of("t-1", 0.5)), "two", Map.of("c", Map.of("t-4", 1.0))));
    assertThat(heard.take()).isEmpty();
  }
}
