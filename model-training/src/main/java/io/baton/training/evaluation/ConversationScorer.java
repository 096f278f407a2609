package io.baton.training.evaluation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Risk;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.turn.ConversationFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Plays conversations through the engine, as a server would, turn by turn. What people said
 * afterwards is not shown to it. Thread-safe.
 *
 * @param engine makes the decisions
 * @param model what it decides with
 * @param policy what it decides by
 */
public record ConversationScorer(EscalationEngine engine, ServingModel model, Policy policy) {

  /** The decision after each turn, in order. */
  public List<Decision> decide(Conversation conversation) {
    List<Decision> decisions = new ArrayList<>();
    ConversationState state = engine.begin(ConversationFacts.ofHistory(conversation));
    for (Turn turn : Unlabelled.of(conversation).turns()) {
      Step step = engine.step(state, turn, model, policy);
      decisions.add(step.decision());
      state = step.state();
    }
    return List.copyOf(decisions);
  }

  /**
   * Probability that the conversation, now over, needed a human; empty without a model or turns.
   */
  public OptionalDouble outcome(Conversation conversation) {
    return engine.outcome(Unlabelled.of(conversation), model, policy);
  }

  /** All of it; where nothing answers the outcome, the last risk stands for it. */
  public ScoredConversation score(Conversation conversation) {
    List<Decision> decisions = decide(conversation);
    List<Risk> risks = decisions.stream().map(Decision::risk).toList();
    double last = risks.isEmpty() ? 0 : risks.getLast().eventually();
    return new ScoredConversation(
        conversation,
        risks,
        outcome(conversation).orElse(last),
        decisions.stream().map(Decision::sentiment).toList());
  }
}
