package io.baton.server.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.words.Criteria;
import io.baton.escalation.policy.words.Criterion;
import io.baton.escalation.turn.ConversationFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What policies decide on a transcript, turn by turn. Nothing is kept. Pure. */
public final class PolicyTrial {

  private PolicyTrial() {}

  /**
   * A decision, and why.
   *
   * @param turn id
   * @param speaker of the turn
   * @param action as on the wire
   * @param reason rule, signal or threshold that chose it
   * @param criteria that held, what counts most first
   * @param notes condition_unknown:RULE:KEY for each rule that failed for want of a fact alone
   * @param present what the present policy decides, where there is one to compare with
   * @param changed whether it decides otherwise than the present one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Verdict(
      String turn,
      String speaker,
      String action,
      String reason,
      List<Held> criteria,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes,
      Optional<Present> present,
      Optional<Boolean> changed) {

    public Verdict {
      criteria = List.copyOf(criteria);
      notes = List.copyOf(notes);
    }
  }

  /** A criterion that held, as on the wire. */
  public record Held(String name, String standing, String because) {

    static Held of(Criterion criterion) {
      return new Held(criterion.name(), criterion.standing().wireName(), criterion.because());
    }
  }

  /** What the present policy decides. */
  public record Present(String action, String reason) {}

  /**
   * Under one policy.
   *
   * @param selfService whether there is some, at every turn
   */
  public static List<Verdict> of(
      Conversation conversation, ServingModel model, Policy policy, boolean selfService) {
    EscalationEngine engine = new EscalationEngine();
    Circumstances circumstances = Circumstances.known(selfService, true, Optional.empty());
    ConversationState state = engine.begin(ConversationFacts.ofHistory(conversation));
    List<Verdict> verdicts = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      Step step = engine.step(state, turn, model, policy, circumstances);
      state = step.state();
      verdicts.add(
          new Verdict(
              turn.id(),
              turn.speaker().wireName(),
              step.decision().action().name().toLowerCase(Locale.ROOT),
              step.decision().reason(),
              Criteria.at(policy, turn, step.decision()).stream().map(Held::of).toList(),
              step.notes(),
              Optional.empty(),
              Optional.empty()));
    }
    return verdicts;
  }

  /** Those under one policy against those under the present one, of the same turns. */
  public static List<Verdict> against(List<Verdict> then, List<Verdict> now) {
    List<Verdict> compared = new ArrayList<>();
    for (int i = 0; i < then.size(); i++) {
      compared.add(compared(then.get(i), now.get(i)));
    }
    return compared;
  }

  private static Verdict compared(Verdict then, Verdict now) {
    return new Verdict(
        then.turn(),
        then.speaker(),
        then.action(),
        then.reason(),
        then.criteria(),
        then.notes(),
        Optional.of(new Present(now.action(), now.reason())),
        Optional.of(!then.action().equals(now.action())));
  }
}
