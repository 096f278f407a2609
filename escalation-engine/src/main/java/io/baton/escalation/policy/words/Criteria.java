package io.baton.escalation.policy.words;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyDecider;
import io.baton.escalation.policy.Threshold;
import io.baton.escalation.policy.TopicRule;
import io.baton.escalation.policy.words.Criterion.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which criteria of a policy held at a turn, and which of them decided. */
public final class Criteria {

  private final Policy policy;
  private final Turn turn;
  private final Decision decision;

  /** Why each held, in the order in which they count. */
  private final Map<String, String> held = new LinkedHashMap<>();

  private Criteria(Policy policy, Turn turn, Decision decision) {
    this.policy = policy;
    this.turn = turn;
    this.decision = decision;
  }

  /**
   * All that held, what counts most first; exactly one of them decided.
   *
   * @param policy that decided
   * @param turn that it decided on
   * @param decision what it decided
   */
  public static List<Criterion> at(Policy policy, Turn turn, Decision decision) {
    return new Criteria(policy, turn, decision).list();
  }

  private List<Criterion> list() {
    if (turn.speaker() == Speaker.CUSTOMER) {
      rules(true);
      signal(SignalName.EXPLICIT_REQUEST, "explicit_request", "the customer asks for a human");
      answer();
      if (!decision.degraded()) {
        risk("risk_hand_off", policy.handOff());
        strongerThanOffer();
        risk("risk_offer", policy.offer());
      }
      rules(false);
      ladder();
    } else {
      signal(SignalName.BOT_PROMISE, "bot_promise", "the bot promises a human");
      fallback("ladder:bot_fallback");
      decision.signals().stream()
          .filter(it -> PolicyDecider.afterBot(it, policy))
          .forEach(this::soft);
    }
    held.putIfAbsent(decision.reason(), "nothing that goes before it decides");
    return standings();
  }

  private List<Criterion> standings() {
    List<Criterion> all = new ArrayList<>();
    Standing standing = Standing.HELD_BACK;
    for (Map.Entry<String, String> one : held.entrySet()) {
      boolean decided = one.getKey().equals(decision.reason());
      standing = decided ? Standing.OVERRIDDEN : standing;
      all.add(new Criterion(one.getKey(), decided ? Standing.DECIDED : standing, one.getValue()));
    }
    return all;
  }

  private void rules(boolean mandatory) {
    fired(mandatory).forEach(this::rule);
  }

  /** The first soft rule that holds goes before the offer, where it hands off. */
  private void strongerThanOffer() {
    fired(false).findFirst().filter(rule -> rule.action() == Action.HAND_OFF).ifPresent(this::rule);
  }

  private Stream<TopicRule> fired(boolean mandatory) {
    return policy.rules().stream()
        .filter(rule -> rule.humanMandatory() == mandatory && fired(rule));
  }

  private void rule(TopicRule rule) {
    held.put(
        (rule.humanMandatory() ? "mandatory_rule:" : "topic_rule:") + rule.id(),
        rule.conditions().stream().map(Conditions::inWords).collect(Collectors.joining(" and ")));
  }

  private boolean fired(TopicRule rule) {
    return decision.signals().stream()
        .anyMatch(it -> it.name() == SignalName.TOPIC_RULE && it.detail().equals(rule.id()));
  }

  private void signal(SignalName name, String reason, String words) {
    decision.signals().stream()
        .filter(it -> it.name() == name)
        .findFirst()
        .ifPresent(it -> held.put(reason, words + ", strength " + rounded(it.strength())));
  }

  private void answer() {
    switch (decision.reason()) {
      case "offer_accepted" -> held.put("offer_accepted", "the customer accepts the offer");
      case "offer_declined" -> held.put("offer_declined", "the customer declines the offer");
      default -> {}
    }
  }

  private void risk(String name, Threshold threshold) {
    double risk = threshold.horizon().of(decision.risk());
    if (risk >= threshold.atLeast()) {
      held.put(
          name,
          "the risk "
              + threshold.horizon().wireName()
              + ", "
              + rounded(risk)
              + ", is at least "
              + PolicyInWords.number(threshold.atLeast()));
    }
  }

  private void ladder() {
    fallback("ladder:fallback");
    decision.signals().stream()
        .filter(it -> PolicyDecider.soft(it, policy))
        .sorted((one, other) -> Double.compare(other.strength(), one.strength()))
        .forEach(this::soft);
  }

  private void soft(Signal signal) {
    held.putIfAbsent(
        "ladder:" + signal.name().wireName(),
        "its strength, "
            + rounded(signal.strength())
            + (signal.name() == SignalName.BEHAVIOUR ? ", is more than " : ", is at least ")
            + PolicyInWords.number(policy.softStrength()));
  }

  private void fallback(String name) {
    if (turn.fallback()) {
      held.put(name, "the bot did not understand");
    }
  }

  private static String rounded(double value) {
    return PolicyInWords.number(Math.round(value * 1000) / 1000.0);
  }
}
