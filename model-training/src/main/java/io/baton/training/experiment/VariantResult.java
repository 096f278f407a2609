package io.baton.training.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.EvaluationJson;
import java.util.List;

/**
 * What a variant gave.
 *
 * @param variant what was run
 * @param evaluation the figures
 */
public record VariantResult(Variant variant, Evaluation evaluation) {

  /** The expected figures beside those of now. */
  public List<Difference> differences() {
    ObjectNode seen = EvaluationJson.write(evaluation);
    return variant.expected().stream()
        .map(expected ->
            new Difference(
                variant.name(),
                expected,
                seen.at("/" + expected.figure().replace('.', '/')).asDouble(Double.NaN)))
        .toList();
  }

  /** Whether all of them are near enough. */
  public boolean holds() {
    return differences().stream().allMatch(Difference::holds);
  }
}
