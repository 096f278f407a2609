package io.baton.server.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.http.Json;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.Unstored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The champion itself in shadow must say what it said. */
final class ShadowModelsTest {

  private static final ConversationKey KEY = new ConversationKey("shop", "c");
  private static final Policy POLICY = PolicyReader.readDefault();

  private final EscalationEngine engine = new EscalationEngine();
  private final ShadowModels models =
      new ShadowModels(
          new ShadowModels.Cast(
              workspace -> List.of(ServingModel.rulesOnly()), workspace -> POLICY),
          new Unstored(),
          new Json(),
          Clock.systemUTC(),
          10);
  private ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
  private int turnsBefore;
  private Instant createdAt = Instant.EPOCH;

  private ShadowDecision unsure(boolean selfService) {
    return heard("customer", "where is it", 0.1, selfService);
  }

  private ShadowDecision heard(String speaker, String text) {
    return heard(speaker, text, 1, false);
  }

  private ShadowDecision heard(
      String speaker, String text, double confidence, boolean selfService) {
    int seq = turnsBefore + state.turns() + 1;
    Turn turn =
        TurnJson.read(
            JsonNodeFactory.instance
                .objectNode()
                .put("id", "t-" + seq)
                .put("speaker", speaker)
                .put("text", text)
                .put("confidence", confidence),
            "");
    Circumstances around = Circumstances.known(selfService, true, Optional.empty());
    Step step = engine.step(state, turn, ServingModel.rulesOnly(), POLICY, around);
    Decision decision = step.decision();
    state = step.state();
    return models
        .score(
            new KeptTurn(
                KEY,
                ConversationFacts.UNKNOWN,
                createdAt,
                seq,
                turn,
                1,
                decision,
                new KeptTurn.Judgement(decision, turnsBefore, around)))
        .getFirst();
  }

  private static String action(ShadowDecision decision) {
    assertThat(decision.disagrees()).as("%s", decision).isFalse();
    return decision.champion().action();
  }

  @Test
  void itIsGivenSelfServiceWhereTheChampionWas() {
    action(unsure(true));
    action(unsure(true));
    assertThat(action(unsure(true))).isEqualTo("self_service");
    models.forget(Set.of(KEY));
    state = engine.begin(ConversationFacts.UNKNOWN);
    action(unsure(false));
    action(unsure(false));
    assertThat(action(unsure(false))).isNotEqualTo("self_service");
  }

  @Test
  void whatItSawOfAConversationThatWasErasedCountsForNoneOfThatId() {
    action(unsure(true));
    createdAt = Instant.EPOCH.plusSeconds(1);
    // The turn before is the other conversation's, which this repository does not have.
    assertThatThrownBy(() -> unsure(true)).hasMessage("turns before 2 are gone");
  }

  @Test
  void itBeginsAnewWhereTheChampionDoes() {
    String first = action(unsure(true));
    assertThat(action(unsure(true))).isNotEqualTo(first);
    turnsBefore = 2;
    state = engine.begin(ConversationFacts.UNKNOWN);
    assertThat(action(unsure(true))).isEqualTo(first);
  }

  @Test
  void anOfferStandsAsLongAsTheChampionsDoes() {
    for (String bot : new String[] {"", "Is it the green one?"}) {
      models.forget(Set.of(KEY));
      state = engine.begin(ConversationFacts.UNKNOWN);
      String done;
      do {
        done = action(unsure(false));
      } while (!done.equals("offer_human"));
      action(heard("bot", "Shall I connect you with a colleague?"));
      action(heard("customer", "hmm"));
      if (!bot.isEmpty()) {
        action(heard("bot", bot));
      }
      String expected = bot.isEmpty() ? "hand_off" : "continue";
      assertThat(action(heard("customer", "yes please"))).isEqualTo(expected);
    }
  }
}
