package io.baton.training.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of results in the README, written from the experiments. */
public final class ResultTables {

  private ResultTables() {}

  /** One Markdown table for each experiment, with the figures that are expected of it. */
  public static String markdown(List<Experiment> experiments) {
    return experiments.stream()
        .filter(experiment -> experiment.variants().stream().anyMatch(ResultTables::isKnown))
        .map(ResultTables::table)
        .collect(Collectors.joining("\n"));
  }

  private static boolean isKnown(Variant variant) {
    return !variant.expected().isEmpty();
  }

  private static String table(Experiment experiment) {
    Set<String> figures = new LinkedHashSet<>();
    experiment
        .variants()
        .forEach(variant -> variant.expected().forEach(expected -> figures.add(expected.figure())));
    String head = "| " + experiment.name() + " | " + String.join(" | ", figures) + " |\n";
    String rule = "|---|" + "---|".repeat(figures.size()) + "\n";
    String rows =
        experiment.variants().stream()
            .filter(ResultTables::isKnown)
            .map(variant -> row(variant, figures))
            .collect(Collectors.joining());
    return experiment.title() + ":\n\n" + head + rule + rows;
  }

  private static String row(Variant variant, Set<String> figures) {
    return figures.stream()
        .map(figure -> cell(variant, figure))
        .collect(Collectors.joining(" | ", "| " + variant.name() + " | ", " |\n"));
  }

  private static String cell(Variant variant, String figure) {
    return variant.expected().stream()
        .filter(expected -> expected.figure().equals(figure))
        .map(expected -> String.format(Locale.ROOT, "%.3f", expected.value()))
        .findFirst()
        .orElse("–");
  }
}
