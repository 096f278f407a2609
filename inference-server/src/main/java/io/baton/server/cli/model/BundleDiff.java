package io.baton.server.cli.model;

import io.baton.escalation.bundle.Manifest;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.feature.Family;
import io.baton.escalation.feature.FeatureDomain;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.sentiment.SentimentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where two bundles differ. */
final class BundleDiff {

  private static final String OPTIONS = "options";

  private final List<Row> rows = new ArrayList<>();

  private BundleDiff() {}

  /**
   * Something of both.
   *
   * @param group metric, option, provenance, feature or part
   * @param first of the first bundle; empty where it has none
   * @param second of the second bundle; empty where it has none
   */
  record Row(String group, String name, String first, String second) {

    /** How much more the second has; empty where they are no numbers. */
    String change() {
      try {
        double difference = Double.parseDouble(second) - Double.parseDouble(first);
        return String.format(Locale.ROOT, "%+.4g", difference);
      } catch (NumberFormatException e) {
        return "";
      }
    }
  }

  /** Rows that differ, and all metrics. */
  static List<Row> of(ModelBundle first, ModelBundle second) {
    BundleDiff diff = new BundleDiff();
    diff.manifests(first.manifest(), second.manifest());
    diff.group("feature", features(first), features(second));
    diff.group("part", parts(first), parts(second));
    return List.copyOf(diff.rows);
  }

  private void manifests(Manifest first, Manifest second) {
    SortedMap<String, String> metrics = text(first.metrics());
    SortedMap<String, String> others = text(second.metrics());
    names(metrics, others)
        .forEach(name ->
            rows.add(
                new Row(
                    "metric",
                    name,
                    metrics.getOrDefault(name, ""),
                    others.getOrDefault(name, ""))));
    group("option", options(first), options(second));
    group("provenance", provenance(first), provenance(second));
  }

  private void group(String group, Map<String, String> first, Map<String, String> second) {
    for (String name : names(first, second)) {
      String one = first.getOrDefault(name, "");
      String other = second.getOrDefault(name, "");
      if (!one.equals(other)) {
        rows.add(new Row(group, name, one, other));
      }
    }
  }

  private static TreeSet<String> names(Map<String, String> first, Map<String, String> second) {
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    return names;
  }

  private static SortedMap<String, String> text(Map<String, Double> metrics) {
    SortedMap<String, String> text = new TreeMap<>();
    metrics.forEach((name, value) -> text.put(name, String.format(Locale.ROOT, "%.4f", value)));
    return text;
  }

  private static Map<String, String> options(Manifest manifest) {
    return OptionText.flat(manifest.provenance().getOrDefault(OPTIONS, ""));
  }

  private static Map<String, String> provenance(Manifest manifest) {
    Map<String, String> rest = new TreeMap<>(manifest.provenance());
    rest.remove(OPTIONS);
    return rest;
  }

  /** Families that it uses, and how many items of each it counts one by one. */
  private static Map<String, String> features(ModelBundle bundle) {
    FeatureDomain domain = bundle.escalation().parts().domain();
    Map<Family, Integer> items = new TreeMap<>();
    domain.families().forEach(family -> items.put(family, 0));
    for (byte ordinal : domain.itemFamilies()) {
      items.merge(Family.values()[ordinal], 1, Integer::sum);
    }
    Map<String, String> features = new TreeMap<>();
    items.forEach((family, count) -> features.put(family.wireName(), count + " items"));
    return features;
  }

  private static Map<String, String> parts(ModelBundle bundle) {
    ModelParts parts = bundle.escalation().parts();
    Map<String, String> named = new TreeMap<>();
    named.put("linear.weights", Integer.toString(parts.linear().keys().length));
    named.put("trees.now", Integer.toString(parts.treesNow().size()));
    named.put("trees.eventually", Integer.toString(parts.treesEventually().size()));
    named.put("outcome.weights", Integer.toString(parts.outcomeLinear().keys().length));
    named.put("outcome.trees", Integer.toString(parts.outcomeTrees().size()));
    named.put(
        "recurrent.state",
        parts.recurrent().map(network -> Integer.toString(network.stateSize())).orElse("none"));
    named.put("sentiment", bundle.sentiment().map(SentimentModel::version).orElse("none"));
    named.put("threshold.outcome", Double.toString(bundle.thresholds().outcome()));
    named.put("threshold.turn", Double.toString(bundle.thresholds().turn()));
    named.put("threshold.alarm", Double.toString(bundle.thresholds().alarm()));
    return named;
  }

  /** How many of the items that they count one by one both have. */
  static long shared(ModelBundle first, ModelBundle second) {
    TreeSet<Long> items = new TreeSet<>();
    for (long item : first.escalation().parts().domain().items()) {
      items.add(item);
    }
    long shared = 0;
    for (long item : second.escalation().parts().domain().items()) {
      shared += items.contains(item) ? 1 : 0;
    }
    return shared;
  }
}
