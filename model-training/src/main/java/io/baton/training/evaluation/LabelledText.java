package io.baton.training.evaluation;

import io.baton.conversation.Checks;
import java.util.Optional;

/**
 * One turn of which people said what its tone is, with what a model says.
 *
 * @param conversation id of its conversation
 * @param truth name of the class, such as negative or anger
 * @param predicted name of the class
 * @param language of the conversation, where it is known
 */
public record LabelledText(
    String conversation, String truth, String predicted, Optional<String> language) {

  public LabelledText {
    Checks.notBlank("conversation", conversation);
    Checks.notBlank("truth", truth);
    Checks.notBlank("predicted", predicted);
  }
}
