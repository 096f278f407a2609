package io.baton.escalation.policy;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.ConversationFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Which rules hold at a turn, and which could not be told.
 *
 * @param fired in the order of the policy
 * @param unknown condition_unknown:RULE:KEY for each rule that failed for want of a fact alone
 */
public record TopicRules(List<TopicRule> fired, List<String> unknown) {

  public TopicRules {
    fired = List.copyOf(fired);
    unknown = List.copyOf(unknown);
  }

  /** Tries every rule at a turn; only the customer's turns can fire one. */
  public static TopicRules at(
      Turn turn, TokenizedText text, ConversationFacts facts, List<TopicRule> rules) {
    List<TopicRule> fired = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    if (turn.speaker() == Speaker.CUSTOMER) {
      for (TopicRule rule : rules) {
        Trial trial = new Trial(new ArrayList<>());
        if (trial.holds(rule, turn, text, facts)) {
          fired.add(rule);
        }
        unknown.addAll(trial.missing());
      }
    }
    return new TopicRules(fired, unknown);
  }

  private record Trial(List<String> missing) {

    boolean holds(TopicRule rule, Turn turn, TokenizedText text, ConversationFacts facts) {
      for (Condition condition : rule.conditions()) {
        Condition.Answer answer = condition.test(turn, text, facts);
        if (answer == Condition.Answer.FAILS) {
          missing.clear();
          return false;
        }
        if (answer == Condition.Answer.UNKNOWN) {
          missing.add("condition_unknown:" + rule.id() + ":" + condition.key());
        }
      }
      return missing.isEmpty();
    }
  }

  /** The signals of the rules that hold; they point at the phrases, where a rule has some. */
  public List<Signal> signals(Turn turn, TokenizedText text) {
    return fired.stream()
        .map(rule ->
            new Signal(
                SignalName.TOPIC_RULE, rule.strength(), evidence(rule, turn, text), rule.id()))
        .toList();
  }

  private static List<Evidence> evidence(TopicRule rule, Turn turn, TokenizedText text) {
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Condition.Phrases phrases) {
        return phrases.evidence(turn, text);
      }
    }
    return List.of(new Evidence(turn.id(), 0, text.original().length()));
  }
}
