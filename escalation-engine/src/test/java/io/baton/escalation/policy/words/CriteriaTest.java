package io.baton.escalation.policy.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Turn;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CriteriaTest {

  private static final Policy POLICY =
      PolicyReader.read(
          """
          version: v
          thresholds: { offer: { horizon: eventually, atLeast: 0 }, handOff: { atLeast: 1 } }
          ladder: [ { action: rephrase, most: 1 }, { action: offer_human, most: 1 } ]
          rules:
            - { id: court, when: { phrase: court }, action: offer_human }
            - { id: fire, when: { phrase: fire }, action: hand_off }
            - { id: harm, when: { phrase: suicide }, action: hand_off, humanMandatory: true }
          """);

  /** Criteria at each turn, each as standing and name. */
  private static List<List<String>> at(ServingModel model, String... turns) throws IOException {
    EscalationEngine engine = new EscalationEngine();
    ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
    List<List<String>> all = new ArrayList<>();
    for (String json : turns) {
      Turn turn = TurnJson.read(new ObjectMapper().readTree(json.replace('\'', '"')), "");
      Step step = engine.step(state, turn, model, POLICY);
      state = step.state();
      all.add(
          Criteria.at(POLICY, turn, step.decision()).stream()
              .map(it -> it.standing().wireName() + " " + it.name())
              .toList());
    }
    return all;
  }

  @Test
  void whatGoesBeforeOverridesWhatFollows() throws IOException {
    String text = "I want a human agent or I go to court, this is suicide";
    assertThat(
            at(
                ServingModel.rulesOnly(),
                "{'id':'1','speaker':'customer','text':'" + text + "','fallback':true}"))
        .containsExactly(
            List.of(
                "decided mandatory_rule:harm",
                "overridden explicit_request",
                "overridden topic_rule:court",
                "overridden ladder:fallback"));
  }

  @Test
  void aThresholdThatIsUsedUpIsHeldBack() throws IOException {
    ModelBundle bundle = StarterBundle.read();
    ServingModel model = ServingModel.of(bundle.escalation(), bundle.tone());
    String turn = "{'id':'%s','speaker':'customer','text':'the parcel is brown'}";
    assertThat(at(model, turn.formatted("1"), turn.formatted("2").replace("brown", "green")))
        .satisfies(all -> assertThat(all.getFirst()).contains("decided risk_offer"))
        .satisfies(all -> assertThat(all.getLast().getFirst()).isEqualTo("held_back risk_offer"));
  }

  @Test
  void aRuleThatHandsOffOverridesTheOffer() throws IOException {
    ModelBundle bundle = StarterBundle.read();
    ServingModel model = ServingModel.of(bundle.escalation(), bundle.tone());
    assertThat(at(model, "{'id':'1','speaker':'customer','text':'the parcel is on fire'}"))
        .containsExactly(List.of("decided topic_rule:fire", "overridden risk_offer"));
  }

  @Test
  void whereNothingHoldsThatIsSaid() throws IOException {
    assertThat(
            at(
                ServingModel.rulesOnly(),
                "{'id':'1','speaker':'customer','text':'hello'}",
                "{'id':'2','speaker':'bot','text':'hello'}"))
        .containsExactly(List.of("decided no_reason"), List.of("decided bot_turn"));
  }
}
