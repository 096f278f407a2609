package io.baton.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.training.evaluation.EvaluationJson;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the figures of a run into the text of an experiment's file, in place of those that were
 * expected before; all else in the file stays as it is.
 */
public final class Recording {

  private static final List<String> FIGURES =
      List.of(
          "outcome.rocAuc",
          "outcome.macroF1",
          "outcome.ece",
          "ongoing.meanAuc",
          "ongoing.recallAt10",
          "ongoing.medianLead",
          "ongoing.ece",
          "turn.rocAuc",
          "turn.macroF1",
          "turn.gt1",
          "turn.ece",
          "sentiment.macroF1");
  private static final String EXPECTED = "    expected:";
  private static final double TOLERANCE = 0.005;
  private static final double LEAD_TOLERANCE = 0.5;

  private Recording() {}

  /**
   * The file with new figures.
   *
   * @param text of the file; each variant ends with its {@code expected}
   * @param results of all variants, in the order of the file
   * @throws IllegalArgumentException if the file has not as many variants
   */
  public static String write(String text, List<VariantResult> results) {
    String[] parts = text.split("(?m)^" + EXPECTED + ".*\\R?", -1);
    if (parts.length != results.size() + 1) {
      throw new IllegalArgumentException(
          (parts.length - 1) + " variants in the file, but " + results.size() + " results");
    }
    StringBuilder written = new StringBuilder(parts[0]);
    for (int i = 0; i < results.size(); i++) {
      written.append(EXPECTED).append('\n').append(figures(results.get(i)));
      written.append(withoutFigures(parts[i + 1]));
    }
    return written.toString();
  }

  /** What follows the figures of one variant: the next variant. */
  private static String withoutFigures(String part) {
    return part.lines()
        .dropWhile(line -> line.startsWith("      "))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String figures(VariantResult result) {
    JsonNode seen = EvaluationJson.write(result.evaluation());
    return FIGURES.stream()
        .filter(figure -> seen.at(pointer(figure)).isNumber())
        .map(figure -> line(figure, seen.at(pointer(figure)).asDouble()))
        .collect(Collectors.joining());
  }

  private static String line(String figure, double value) {
    double tolerance = figure.endsWith("medianLead") ? LEAD_TOLERANCE : TOLERANCE;
    return String.format(
        Locale.ROOT, "      %s: {value: %.4f, tolerance: %s}%n", figure, value, tolerance);
  }

  private static String pointer(String figure) {
    return "/" + figure.replace('.', '/');
  }
}
