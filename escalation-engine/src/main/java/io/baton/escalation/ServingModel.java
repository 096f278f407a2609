package io.baton.escalation;

import io.baton.escalation.model.EscalationModel;
import io.baton.escalation.sentiment.ToneReader;
import java.util.Optional;

/**
 * The models that decide, if there are any.
 *
 * @param escalation absent where rules decide alone
 * @param tone of the customer's text
 */
public record ServingModel(Optional<EscalationModel> escalation, ToneReader tone) {

  /** A model with the tone reader that it was trained with. */
  public static ServingModel of(EscalationModel escalation, ToneReader tone) {
    return new ServingModel(Optional.of(escalation), tone);
  }

  /** No model: decisions are degraded. */
  public static ServingModel rulesOnly() {
    return new ServingModel(Optional.empty(), ToneReader.NEUTRAL);
  }

  /** Version of the escalation model; none without one. */
  public String version() {
    return escalation.map(EscalationModel::version).orElse("none");
  }
}
