package io.baton.server.turn;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.Step;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.http.Json;
import io.baton.server.turn.Deciders.Deciding;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs the engine for the API. Thread-safe. */
final class TurnScorer {

  private final EscalationEngine engine = new EscalationEngine();
  private final Json json;

  TurnScorer(Json json) {
    this.json = json;
  }

  /**
   * A scored turn.
   *
   * @param state for the turn after
   * @param decision about the turn
   * @param response the answer's bytes
   */
  record Scored(ConversationState state, Decision decision, byte[] response) {}

  /** A conversation before its first turn. */
  ConversationState begin(ConversationFacts facts) {
    return engine.begin(facts);
  }

  /** Facts as they are kept. */
  String facts(ConversationFacts facts) {
    return new String(json.write(facts), StandardCharsets.UTF_8);
  }

  /** The next turn of a conversation. */
  Scored score(String conversation, ConversationState state, Turn turn, Deciding deciding) {
    Step step = engine.step(state, turn, deciding.model(), deciding.policy());
    return new Scored(
        step.state(),
        step.decision(),
        json.write(
            response(conversation, step.decision(), state.facts().language(), deciding.wording())));
  }

  /** The state after turns, as if the model had seen them all. */
  ConversationState replay(ConversationFacts facts, List<StoredTurn> turns, Deciding deciding) {
    ConversationState state = engine.begin(facts);
    for (StoredTurn stored : turns) {
      Turn turn = TurnJson.read(json.read(stored.turn().getBytes(StandardCharsets.UTF_8)), "");
      state = engine.step(state, turn, deciding.model(), deciding.policy()).state();
    }
    return state;
  }

  private static DecisionResponse response(
      String conversation, Decision decision, Optional<String> language, Wording wording) {
    return DecisionResponse.of(conversation, decision, wording.of(decision, language));
  }

  /** The decisions on a whole conversation. */
  Scores score(Conversation conversation, Deciding deciding) {
    ConversationFacts facts = ConversationFacts.of(conversation);
    ConversationState state = engine.begin(facts);
    List<DecisionResponse> decisions = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      Step step = engine.step(state, turn, deciding.model(), deciding.policy());
      state = step.state();
      decisions.add(
          response(conversation.id(), step.decision(), facts.language(), deciding.wording()));
    }
    OptionalDouble outcome = engine.outcome(conversation, deciding.model(), deciding.policy());
    return new Scores(decisions, outcome);
  }
}
