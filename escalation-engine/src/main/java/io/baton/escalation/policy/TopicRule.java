package io.baton.escalation.policy;

import io.baton.conversation.decision.Action;
import java.util.List;

/**
 * A rule of the operator.
 *
 * @param id unique in the policy; not blank, at most 128 characters
 * @param description why it is there
 * @param conditions all must hold; at least one
 * @param action what to do
 * @param humanMandatory whether neither the model nor an experiment may decide otherwise
 * @param strength of its signal, (0, 1]
 */
public record TopicRule(
    String id,
    String description,
    List<Condition> conditions,
    Action action,
    boolean humanMandatory,
    double strength) {

  public TopicRule {
    conditions = List.copyOf(conditions);
    Characters.checkName("id", id);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("when: a rule without conditions would always fire");
    }
    if (!(strength > 0 && strength <= 1)) {
      throw new IllegalArgumentException("strength: " + strength + " is not in (0, 1]");
    }
    if (humanMandatory && action != Action.HAND_OFF) {
      throw new IllegalArgumentException(
          "humanMandatory: its action must be hand_off, not " + action);
    }
  }
}
