package io.baton.escalation.policy.words;

import io.baton.conversation.decision.Action;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.Rung;
import io.baton.escalation.policy.Threshold;
import io.baton.escalation.policy.TopicRule;
import io.baton.escalation.signal.SignalSettings;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** All criteria of a policy in plain English, in the order in which they count. */
public final class PolicyInWords {

  private final Policy policy;
  private final Page page = new Page();

  private PolicyInWords(Policy policy) {
    this.policy = policy;
  }

  /** The policy as lines of at most 96 characters, each ended. */
  public static String of(Policy policy) {
    return new PolicyInWords(policy).text();
  }

  private String text() {
    page.line("Policy " + policy.version() + ". What stands first goes before what follows.");
    page.title("1. Rules that must be obeyed");
    rules(true);
    page.title("2. The customer");
    page.line("asks for a human: hand off");
    page.line("accepts the offer of one: hand off");
    page.line("declines it: no offer for " + turns(policy.coolDownTurns()));
    page.title("3. The model");
    page.line(risk(policy.handOff()) + ": hand off");
    page.line(risk(policy.offer()) + ": offer a human, as often as the ladder allows");
    page.inner("unless the first soft rule that holds hands off");
    page.title("4. Soft rules, the first that holds");
    rules(false);
    page.title("5. The next step of the ladder");
    page.line(
        "after a fallback of the bot, or a soft signal of "
            + number(policy.softStrength())
            + " or more (behaviour: more)");
    ladder();
    page.title("The bot promises a human: hand off");
    page.title("The bot falls back, fails too often, or says the same thrice: the next step");
    page.title("When a signal is there");
    signals(policy.signals());
    return page.text();
  }

  private void rules(boolean mandatory) {
    List<TopicRule> rules =
        policy.rules().stream().filter(rule -> rule.humanMandatory() == mandatory).toList();
    for (TopicRule rule : rules) {
      page.line(rule.id() + ": " + action(rule.action()));
      page.inner(rule.description());
      for (int i = 0; i < rule.conditions().size(); i++) {
        page.inner((i == 0 ? "if " : "and ") + Conditions.inWords(rule.conditions().get(i)));
      }
      if (rule.strength() < 1) {
        page.inner("its signal has strength " + number(rule.strength()));
      }
      rule.review().owner().ifPresent(owner -> page.inner("looked after by " + owner));
      rule.review().by().ifPresent(day -> page.inner("to be reviewed by " + day));
    }
    if (rules.isEmpty()) {
      page.line("none");
    }
  }

  private void ladder() {
    for (Rung rung : policy.ladder()) {
      page.line(action(rung.action()) + ", " + times(rung.most()) + " in an episode");
      page.inner(exception(rung.action()));
    }
    if (policy.ladder().isEmpty()) {
      page.line("there is none: nothing is done");
    }
  }

  private static String exception(Action step) {
    return switch (step) {
      case REPHRASE -> "not after negative sentiment or behaviour";
      case SELF_SERVICE -> "passed over where there is none";
      case HAND_OFF ->
          "for a fallback alone only with repeated failure; not soon after a declined offer";
      case CONTINUE, OFFER_HUMAN -> "";
    };
  }

  private void signals(SignalSettings settings) {
    page.line(
        "low confidence: for "
            + turns(settings.confidenceTurns())
            + ", below "
            + number(settings.confidenceFloor())
            + " or with the second intent nearer than "
            + number(settings.confidenceMargin()));
    page.line(
        "negative sentiment: frustration of "
            + number(settings.frustrationLevel())
            + ", or a fall of "
            + number(settings.sentimentFall())
            + " within four turns to a negative one");
    page.line(
        "intents of rules: of a confidence of " + number(settings.confidenceFloor()) + " or more");
    page.line("loop: two turns that are " + number(settings.loopSimilarity()) + " alike");
    page.line("repeated failure: " + times(settings.failures()) + " on one topic");
    page.line("behaviour: a silence of " + number(settings.longGapSeconds()) + " seconds");
    if (!settings.ignoredModalities().isEmpty()) {
      page.inner(
          "passes over what is measured by "
              + String.join(", ", new TreeSet<>(settings.ignoredModalities())));
    }
  }

  private static String risk(Threshold threshold) {
    String when =
        switch (threshold.horizon()) {
          case NOW -> "now";
          case IN1 -> "by the next customer turn";
          case IN3 -> "within 3 customer turns";
          case IN5 -> "within 5 customer turns";
          case EVENTUALLY -> "before the conversation ends";
        };
    return "a risk of " + number(threshold.atLeast()) + " that a human is needed " + when;
  }

  private static String action(Action action) {
    return switch (action) {
      case CONTINUE -> "go on";
      case REPHRASE -> "ask to rephrase";
      case SELF_SERVICE -> "show self-service";
      case OFFER_HUMAN -> "offer a human";
      case HAND_OFF -> "hand off";
    };
  }

  private static String turns(int count) {
    return count + (count == 1 ? " customer turn" : " customer turns");
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  /** As short as it can be: 0.75, 240. */
  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }
}
