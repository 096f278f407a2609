package io.baton.training.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of results in the README, written from the experiments. */
public final class ResultTables {

  private ResultTables() {}

  /**
   * A Markdown table for each title, with the figures that are expected of its experiments: those
   * of one title share a table, whose rows are their variants.
   */
  public static String markdown(List<Experiment> experiments) {
    Map<String, List<Experiment>> byTitle = new LinkedHashMap<>();
    experiments.stream()
        .filter(experiment -> experiment.variants().stream().anyMatch(ResultTables::isKnown))
        .forEach(one -> byTitle.computeIfAbsent(one.title(), any -> new ArrayList<>()).add(one));
    return byTitle.values().stream().map(ResultTables::table).collect(Collectors.joining("\n"));
  }

  private static boolean isKnown(Variant variant) {
    return !variant.expected().isEmpty();
  }

  /**
   * A column.
   *
   * @param figure such as outcome.rocAuc
   */
  private record Column(Experiment experiment, String figure) {

    String cell(String variant) {
      return experiment.variants().stream()
          .filter(one -> one.name().equals(variant))
          .flatMap(one -> one.expected().stream())
          .filter(expected -> expected.figure().equals(figure))
          .map(expected -> String.format(Locale.ROOT, "%.3f", expected.value()))
          .findFirst()
          .orElse("–");
    }
  }

  private static String table(List<Experiment> experiments) {
    Set<Column> columns = new LinkedHashSet<>();
    Set<String> rows = new LinkedHashSet<>();
    for (Experiment experiment : experiments) {
      for (Variant variant : experiment.variants()) {
        variant.expected().forEach(one -> columns.add(new Column(experiment, one.figure())));
        if (isKnown(variant)) {
          rows.add(variant.name());
        }
      }
    }
    boolean alone = experiments.size() == 1;
    String head =
        columns.stream()
            .map(one -> (alone ? "" : one.experiment().name() + " ") + one.figure())
            .collect(
                Collectors.joining(
                    " | ", "| " + (alone ? experiments.getFirst().name() : "") + " | ", " |\n"));
    String rule = "|---|" + "---|".repeat(columns.size()) + "\n";
    return experiments.getFirst().title() + ":\n\n" + head + rule + rows(rows, columns);
  }

  private static String rows(Set<String> variants, Set<Column> columns) {
    return variants.stream()
        .map(variant ->
            columns.stream()
                .map(column -> column.cell(variant))
                .collect(Collectors.joining(" | ", "| " + variant + " | ", " |\n")))
        .collect(Collectors.joining());
  }
}
