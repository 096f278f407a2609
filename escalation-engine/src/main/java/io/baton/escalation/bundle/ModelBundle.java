package io.baton.escalation.bundle;

import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.Thresholds;

/**
 * A model with all that it needs.
 *
 * @param manifest what it says of itself
 * @param escalation the model
 * @param thresholds chosen on its training data
 */
public record ModelBundle(Manifest manifest, BlendedModel escalation, Thresholds thresholds) {}
