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
 * @param signals of those; they point at the phrases, where a rule has some
 * @param unknown condition_unknown:RULE:KEY for each rule that failed for want of a fact alone
 */
public record TopicRules(List<TopicRule> fired, List<Signal> signals, List<String> unknown) {

  public TopicRules {
    fired = List.copyOf(fired);
    signals = List.copyOf(signals);
    unknown = List.copyOf(unknown);
  }

  /**
   * Tries every rule at a turn; only the customer's turns can fire one.
   *
   * @param floor confidence below which an intent counts as not understood
   */
  public static TopicRules at(
      Turn turn, TokenizedText text, ConversationFacts facts, List<TopicRule> rules, double floor) {
    List<TopicRule> fired = new ArrayList<>();
    List<Signal> signals = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    if (turn.speaker() == Speaker.CUSTOMER) {
      for (TopicRule rule : rules) {
        Trial trial = new Trial(turn, text, facts, turn.intentConfidence().orElse(1) >= floor);
        if (trial.holds(rule)) {
          fired.add(rule);
          signals.add(trial.signal(rule));
        }
        unknown.addAll(trial.missing);
      }
    }
    return new TopicRules(fired, signals, unknown);
  }

  /** Of one rule; used once. */
  private static final class Trial {

    private final Turn turn;
    private final TokenizedText text;
    private final ConversationFacts facts;
    private final boolean understood;
    private List<String> missing = List.of();
    private List<Evidence> evidence = List.of();

    Trial(Turn turn, TokenizedText text, ConversationFacts facts, boolean understood) {
      this.turn = turn;
      this.text = text;
      this.facts = facts;
      this.understood = understood;
    }

    boolean holds(TopicRule rule) {
      for (Condition condition : rule.conditions()) {
        Condition.Answer answer = test(condition);
        if (answer == Condition.Answer.FAILS) {
          missing = List.of();
          return false;
        }
        if (answer == Condition.Answer.UNKNOWN) {
          missing = new ArrayList<>(missing);
          missing.add("condition_unknown:" + rule.id() + ":" + condition.key());
        }
      }
      return missing.isEmpty();
    }

    /** Phrases are looked for once: where they are is why the condition holds. */
    private Condition.Answer test(Condition condition) {
      if (condition instanceof Condition.Phrases phrases) {
        evidence = phrases.evidence(turn, text);
        return evidence.isEmpty() ? Condition.Answer.FAILS : Condition.Answer.HOLDS;
      }
      return condition instanceof Condition.Intents && !understood
          ? Condition.Answer.FAILS
          : condition.test(turn, text, facts);
    }

    Signal signal(TopicRule rule) {
      List<Evidence> places =
          evidence.isEmpty()
              ? List.of(new Evidence(turn.id(), 0, text.original().length()))
              : evidence;
      return new Signal(SignalName.TOPIC_RULE, rule.strength(), places, rule.id());
    }
  }
}
