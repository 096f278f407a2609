package io.baton.training.experiment;

import io.baton.conversation.Checks;
import java.util.List;
import java.util.Optional;

/**
 * One way of running an experiment.
 *
 * @param name such as hide 2
 * @param hide last turns taken from every conversation, not negative
 * @param outcomeLabel label of the benchmark that says whether a human was needed, if not the usual
 * @param expected the figures
 */
public record Variant(
    String name, int hide, Optional<String> outcomeLabel, List<Expected> expected) {

  public Variant {
    Checks.notBlank("variants[].name", name);
    if (hide < 0) {
      throw new IllegalArgumentException("variants[].hide: " + hide + " is negative");
    }
    expected = List.copyOf(expected);
  }
}
