package io.baton.training.experiment;

import io.baton.conversation.Checks;
import io.baton.escalation.feature.Family;
import io.baton.training.escalation.blend.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way of running an experiment.
 *
 * @param name such as hide 2
 * @param hide last turns taken from every conversation, not negative
 * @param outcomeLabel label of the benchmark that says whether a human was needed, if not the usual
 * @param task what is learnt
 * @param without families of features that are not used, for ablations
 * @param parts of the model that are blended, for ablations; all as a rule
 * @param expected the figures
 */
public record Variant(
    String name,
    int hide,
    Optional<String> outcomeLabel,
    Task task,
    Set<Family> without,
    Set<Part> parts,
    List<Expected> expected) {

  public Variant {
    Checks.notBlank("variants[].name", name);
    if (hide < 0) {
      throw new IllegalArgumentException("variants[].hide: " + hide + " is negative");
    }
    without = Set.copyOf(without);
    parts = Set.copyOf(parts);
    if (without.size() == Family.values().length || parts.isEmpty()) {
      throw new IllegalArgumentException("variant " + name + ": nothing is left to learn with");
    }
    expected = List.copyOf(expected);
  }
}
