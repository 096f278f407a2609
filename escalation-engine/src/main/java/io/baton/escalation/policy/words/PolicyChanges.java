package io.baton.escalation.policy.words;

import io.baton.escalation.policy.Condition;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.Threshold;
import io.baton.escalation.policy.TopicRule;
import io.baton.escalation.signal.SignalSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What two policies decide otherwise. Layout, comments, defaults written out and the order within
 * lists of which one must hold are no difference.
 */
public final class PolicyChanges {

  private final List<PolicyChange> changes = new ArrayList<>();

  private PolicyChanges() {}

  /** Every change on the way from one policy to another, in the order in which they count. */
  public static List<PolicyChange> between(Policy before, Policy after) {
    PolicyChanges found = new PolicyChanges();
    found.compare(settings(before), settings(after));
    found.compare(rules(before), rules(after));
    found.order(before, after);
    found.compare(signals(before.signals()), signals(after.signals()));
    return List.copyOf(found.changes);
  }

  private void compare(Map<String, String> before, Map<String, String> after) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      String old = before.getOrDefault(key, "");
      String now = after.getOrDefault(key, "");
      if (!old.equals(now)) {
        changes.add(PolicyChange.of(key, old, now));
      }
    }
  }

  private static Map<String, String> settings(Policy policy) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("version", policy.version());
    settings.put("thresholds.handOff", threshold(policy.handOff()));
    settings.put("thresholds.offer", threshold(policy.offer()));
    settings.put("thresholds.softSignal", PolicyInWords.number(policy.softStrength()));
    policy
        .ladder()
        .forEach(rung -> settings.put("ladder." + name(rung.action()), "most " + rung.most()));
    settings.put("coolDownTurns", Integer.toString(policy.coolDownTurns()));
    return settings;
  }

  private static String threshold(Threshold threshold) {
    return threshold.horizon().wireName() + " " + PolicyInWords.number(threshold.atLeast());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> rules(Policy policy) {
    Map<String, String> rules = new LinkedHashMap<>();
    policy.rules().forEach(rule -> rules.put("rules." + rule.id(), rule(rule)));
    return rules;
  }

  private static String rule(TopicRule rule) {
    String conditions =
        rule.conditions().stream()
            .map(PolicyChanges::condition)
            .sorted()
            .collect(Collectors.joining(" and "));
    return name(rule.action())
        + (rule.humanMandatory() ? ", mandatory" : "")
        + (rule.strength() < 1 ? ", strength " + PolicyInWords.number(rule.strength()) : "")
        + ", if "
        + conditions
        + rule.review().owner().map(owner -> ", looked after by " + owner).orElse("")
        + rule.review().by().map(day -> ", to be reviewed by " + day).orElse("");
  }

  private static String condition(Condition condition) {
    return condition instanceof Condition.Phrases it
        ? Conditions.inWords(
            Condition.Phrases.of(List.copyOf(new TreeSet<>(it.phrases())), it.match()))
        : Conditions.inWords(condition);
  }

  /** Of soft rules the first that holds decides, so that their order counts. */
  private void order(Policy before, Policy after) {
    List<String> old = softIds(before);
    List<String> now = softIds(after);
    old.retainAll(Set.copyOf(now));
    now.retainAll(Set.copyOf(old));
    if (!old.equals(now)) {
      changes.add(PolicyChange.of("rules (order)", String.join(", ", old), String.join(", ", now)));
    }
  }

  private static List<String> softIds(Policy policy) {
    return policy.rules().stream()
        .filter(rule -> !rule.humanMandatory())
        .map(TopicRule::id)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Map<String, String> signals(SignalSettings settings) {
    Map<String, String> signals = new LinkedHashMap<>();
    signals.put("signals.confidenceFloor", PolicyInWords.number(settings.confidenceFloor()));
    signals.put("signals.confidenceMargin", PolicyInWords.number(settings.confidenceMargin()));
    signals.put("signals.confidenceTurns", Integer.toString(settings.confidenceTurns()));
    signals.put("signals.frustrationLevel", PolicyInWords.number(settings.frustrationLevel()));
    signals.put("signals.sentimentFall", PolicyInWords.number(settings.sentimentFall()));
    signals.put("signals.loopSimilarity", PolicyInWords.number(settings.loopSimilarity()));
    signals.put("signals.failures", Integer.toString(settings.failures()));
    signals.put("signals.longGapSeconds", PolicyInWords.number(settings.longGapSeconds()));
    signals.put(
        "signals.ignoredModalities",
        String.join(", ", new TreeSet<>(settings.ignoredModalities())));
    return signals;
  }
}
