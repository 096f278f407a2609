package io.baton.training.evaluation;

import io.baton.conversation.Checks;

/**
 * One turn of which people said what its tone is, with what a model says.
 *
 * @param truth name of the class, such as negative or anger
 * @param predicted name of the class
 */
public record LabelledText(String truth, String predicted) {

  public LabelledText {
    Checks.notBlank("truth", truth);
    Checks.notBlank("predicted", predicted);
  }
}
