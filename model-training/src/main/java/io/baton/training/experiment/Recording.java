package io.baton.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.training.evaluation.EvaluationJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final String NAME = "  - name:";
  private static final String EXPECTED = "    expected:";
  private static final String FIGURE = "      ";
  private static final double TOLERANCE = 0.005;
  private static final double LEAD_TOLERANCE = 0.5;

  private Recording() {}

  /**
   * The file with new figures.
   *
   * @param text of the file
   * @param results of some of its variants; the others stay as they are
   * @throws IllegalArgumentException if the file lacks the variant of a result
   */
  public static String write(String text, List<VariantResult> results) {
    Map<String, VariantResult> missing = new LinkedHashMap<>();
    results.forEach(result -> missing.put(result.variant().name(), result));
    StringBuilder written = new StringBuilder();
    String variant = "";
    boolean replaced = false;
    for (String line : text.lines().toList()) {
      variant = line.startsWith(NAME) ? line.substring(NAME.length()).strip() : variant;
      if (line.startsWith(EXPECTED) && missing.containsKey(variant)) {
        written.append(EXPECTED).append('\n').append(figures(missing.remove(variant)));
        replaced = true;
      } else if (!replaced || !line.startsWith(FIGURE)) {
        written.append(line).append('\n');
        replaced = false;
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("the file lacks the variants " + missing.keySet());
    }
    return written.toString();
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
        Locale.ROOT, FIGURE + "%s: {value: %.4f, tolerance: %s}%n", figure, value, tolerance);
  }

  private static String pointer(String figure) {
    return "/" + figure.replace('.', '/');
  }
}
