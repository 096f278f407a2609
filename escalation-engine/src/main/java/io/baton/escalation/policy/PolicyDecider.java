package io.baton.escalation.policy;

import io.baton.conversation.Speaker;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.policy.answer.Answers;
import io.baton.escalation.signal.LoopDetector;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses an action. Precedence: mandatory rule, then explicit request, then model, then soft
 * rules, but a soft rule that hands off goes before the model's mere offer. Deterministic and pure,
 * so the propensity of its choice is 1.
 */
public final class PolicyDecider {

  /** Reason of a decision that does nothing, for the customer said no to the offer. */
  public static final String OFFER_DECLINED = "offer_declined";

  private static final Set<SignalName> SOFT =
      EnumSet.of(
          SignalName.LOW_CONFIDENCE,
          SignalName.NEGATIVE_SENTIMENT,
          SignalName.LOOP,
          SignalName.REPEATED_FAILURE,
          SignalName.BEHAVIOUR);

  /** What tells nothing of whether the bot understood, so that asking to rephrase is no answer. */
  private static final Set<SignalName> MOODS =
      EnumSet.of(SignalName.NEGATIVE_SENTIMENT, SignalName.BEHAVIOUR);

  private final Policy policy;

  public PolicyDecider(Policy policy) {
    this.policy = policy;
  }

  /**
   * Whether a signal takes the next step of the ladder. Of behaviour it takes more than the least
   * strength: capitals or a word of urgency alone (0.5) tell how somebody writes, no more.
   */
  public static boolean soft(Signal signal, Policy policy) {
    return signal.name() == SignalName.BEHAVIOUR
        ? signal.strength() > policy.softStrength()
        : SOFT.contains(signal.name()) && signal.strength() >= policy.softStrength();
  }

  /** Whether a signal takes the next step at a turn of the bot: it failed, or goes in circles. */
  public static boolean afterBot(Signal signal, Policy policy) {
    boolean tells =
        signal.name() == SignalName.REPEATED_FAILURE
            || signal.detail().equals(LoopDetector.BOT_CYCLE);
    return tells && soft(signal, policy);
  }

  private record Wish(Action action, String reason) {}

  /** The action after a turn. */
  public Choice choose(PolicyState before, Situation situation) {
    if (situation.turn().speaker() == Speaker.BOT) {
      return afterBot(before, situation);
    }
    if (situation.turn().speaker() != Speaker.CUSTOMER) {
      // A yes after an agent's words answers those.
      boolean agent = situation.turn().speaker() == Speaker.AGENT;
      PolicyState next = agent ? before.heard(false) : before;
      return new Choice(Action.CONTINUE, "not_the_customer", next);
    }
    PolicyState state = before;
    Optional<Wish> wish = certain(situation);
    if (wish.isEmpty() && before.offered()) {
      Answers.Answer answer = Answers.of(situation.turn(), situation.text());
      if (answer == Answers.Answer.YES) {
        wish = Optional.of(new Wish(Action.HAND_OFF, "offer_accepted"));
      } else if (answer == Answers.Answer.NO) {
        state = before.declined(policy.coolDownTurns());
        return new Choice(Action.CONTINUE, OFFER_DECLINED, state);
      } else if (!Answers.isLeftOpen(situation.text())) {
        state = before.heard(false);
      }
    }
    Wish chosen = wish.orElseGet(() -> uncertain(before, situation));
    return new Choice(chosen.action(), chosen.reason(), state.did(chosen.action()));
  }

  /**
   * A bot that promised a human has handed off already, and somebody must now do it. A bot that
   * fell back, or says the same for the third time, is told what to say next; where the customer's
   * turn was acted on, that is enough.
   */
  private Choice afterBot(PolicyState before, Situation situation) {
    if (situation.has(SignalName.BOT_PROMISE) && !before.handedOff()) {
      return new Choice(Action.HAND_OFF, "bot_promise", before.didAfterBot(Action.HAND_OFF));
    }
    Optional<Wish> wish = before.acted() ? Optional.empty() : climbedAfterBot(before, situation);
    return wish.map(one -> new Choice(one.action(), one.reason(), before.didAfterBot(one.action())))
        .orElseGet(() -> new Choice(Action.CONTINUE, "bot_turn", before.botSpoke()));
  }

  /** What the bot failed at or said in vain three times does not get better in other words. */
  private Optional<Wish> climbedAfterBot(PolicyState before, Situation situation) {
    return afterFallback(before, situation, "ladder:bot_fallback")
        .or(() ->
            situation.signals().stream()
                .filter(signal -> afterBot(signal, policy))
                .findFirst()
                .flatMap(signal -> climbedFor(before, situation, signal.name(), false)));
  }

  private static Optional<Wish> certain(Situation situation) {
    for (TopicRule rule : situation.fired()) {
      if (rule.humanMandatory()) {
        return Optional.of(new Wish(Action.HAND_OFF, "mandatory_rule:" + rule.id()));
      }
    }
    return situation.has(SignalName.EXPLICIT_REQUEST)
        ? Optional.of(new Wish(Action.HAND_OFF, "explicit_request"))
        : Optional.empty();
  }

  private Wish uncertain(PolicyState before, Situation situation) {
    if (situation.risk().filter(policy.handOff()::reached).isPresent()) {
      return new Wish(Action.HAND_OFF, "risk_hand_off");
    }
    Optional<Wish> rule = ruled(before, situation);
    // A rule that hands off must not be weakened where the risk rises.
    boolean stronger = rule.filter(wish -> wish.action() == Action.HAND_OFF).isPresent();
    if (!stronger
        && situation.risk().filter(policy.offer()::reached).isPresent()
        && mayOffer(before)) {
      return new Wish(Action.OFFER_HUMAN, "risk_offer");
    }
    return rule.or(() -> climbed(before, situation)).orElse(new Wish(Action.CONTINUE, "no_reason"));
  }

  private boolean mayOffer(PolicyState before) {
    return before.coolDown() == 0 && before.used(Action.OFFER_HUMAN) < uses(Action.OFFER_HUMAN);
  }

  private int uses(Action action) {
    return policy.ladder().stream()
        .filter(rung -> rung.action() == action)
        .mapToInt(Rung::most)
        .findFirst()
        .orElse(0);
  }

  private static Optional<Wish> ruled(PolicyState before, Situation situation) {
    for (TopicRule rule : situation.fired()) {
      // What was declined is not offered again yet, whoever would like to.
      if (rule.action() != Action.OFFER_HUMAN || before.coolDown() == 0) {
        return Optional.of(new Wish(rule.action(), "topic_rule:" + rule.id()));
      }
    }
    return Optional.empty();
  }

  private Optional<Wish> climbed(PolicyState before, Situation situation) {
    return afterFallback(before, situation, "ladder:fallback")
        .or(() -> climbedForSignal(before, situation));
  }

  private Optional<Wish> climbedForSignal(PolicyState before, Situation situation) {
    return situation.signals().stream()
        .filter(signal -> soft(signal, policy))
        .sorted(Comparator.comparingDouble(Signal::strength).reversed())
        .flatMap(signal -> {
          // Who says the same again was not understood, and may be asked to rephrase.
          boolean rephrase = !MOODS.contains(signal.name());
          return climbedFor(before, situation, signal.name(), rephrase).stream();
        })
        .findFirst();
  }

  private Optional<Wish> climbedFor(
      PolicyState before, Situation situation, SignalName why, boolean rephrase) {
    return nextRung(before, situation, rephrase)
        .map(action -> new Wish(action, "ladder:" + why.wireName()));
  }

  /** For a fallback alone a human comes only once the bot has failed as often as it may. */
  private Optional<Wish> afterFallback(PolicyState before, Situation situation, String reason) {
    return situation.turn().fallback()
        ? nextRung(before, situation, true)
            .filter(any -> any != Action.HAND_OFF || situation.has(SignalName.REPEATED_FAILURE))
            .map(action -> new Wish(action, reason))
        : Optional.empty();
  }

  private Optional<Action> nextRung(PolicyState before, Situation situation, boolean rephrase) {
    for (Rung rung : policy.ladder()) {
      boolean cooling = rung.action() == Action.OFFER_HUMAN && before.coolDown() > 0;
      boolean unasked = rung.action() == Action.REPHRASE && !rephrase;
      boolean left = before.used(rung.action()) < rung.most() && !unasked;
      if (left && !cooling && !lacking(rung, situation)) {
        // A declined offer is an answer: what comes after the offer waits as long as the offer.
        boolean waits = rung.action() == Action.HAND_OFF && before.coolDown() > 0;
        return waits ? Optional.empty() : Optional.of(rung.action());
      }
    }
    return Optional.empty();
  }

  /**
   * Self-service without anything that fits would be one more answer that does not help. Where a
   * bot that keeps failing may not offer a human who comes late, its customer goes on to what comes
   * after the offer.
   */
  private boolean lacking(Rung rung, Situation situation) {
    return switch (rung.action()) {
      case SELF_SERVICE -> !situation.circumstances().selfService().getAsBoolean();
      case OFFER_HUMAN ->
          situation.has(SignalName.REPEATED_FAILURE)
              && !rung.equals(policy.ladder().getLast())
              && !situation.circumstances().human().getAsBoolean();
      case CONTINUE, REPHRASE, HAND_OFF -> false;
    };
  }
}
