package io.baton.escalation.bundle;

import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.escalation.sentiment.ToneReader;
import java.util.Optional;

/**
 * A model with all that it needs.
 *
 * @param manifest what it says of itself
 * @param escalation the model
 * @param thresholds chosen on its training data
 * @param sentiment the model of tone that it was trained beside, if there was one
 */
public record ModelBundle(
    Manifest manifest,
    BlendedModel escalation,
    Thresholds thresholds,
    Optional<SentimentModel> sentiment) {

  /** Reads the tone of texts; of everything it says neutral where there is no sentiment model. */
  public ToneReader tone() {
    return sentiment.<ToneReader>map(model -> model).orElse(ToneReader.NEUTRAL);
  }
}
