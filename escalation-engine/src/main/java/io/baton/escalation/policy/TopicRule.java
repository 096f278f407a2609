package io.baton.escalation.policy;

import io.baton.conversation.decision.Action;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the operator.
 *
 * @param id unique in the policy; not blank, at most 128 characters
 * @param description why it is there
 * @param conditions all must hold; at least one
 * @param action what to do
 * @param humanMandatory whether neither the model nor an experiment may decide otherwise
 * @param strength of its signal, (0, 1]
 * @param review who looks after it, and by when
 */
public record TopicRule(
    String id,
    String description,
    List<Condition> conditions,
    Action action,
    boolean humanMandatory,
    double strength,
    Review review) {

  /**
   * That somebody sees to it that a rule is still wanted.
   *
   * @param owner person or team; not blank, at most 128 characters
   * @param by day by which they look at it again
   */
  public record Review(Optional<String> owner, Optional<LocalDate> by) {

    public Review {
      owner.ifPresent(name -> Characters.checkName("owner", name));
    }
  }

  public TopicRule {
    conditions = List.copyOf(conditions);
    Characters.checkName("id", id);
    if (!(strength > 0 && strength <= 1)) {
      throw new IllegalArgumentException("strength: " + strength + " is not in (0, 1]");
    }
    if (humanMandatory && action != Action.HAND_OFF) {
      throw new IllegalArgumentException(
          "humanMandatory: its action must be hand_off, not " + action);
    }
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("when: a rule without conditions would always fire");
    }
  }
}
