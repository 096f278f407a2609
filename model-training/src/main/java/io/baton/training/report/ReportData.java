package io.baton.training.report;

import io.baton.conversation.Checks;
import io.baton.training.evaluation.ScoredFold;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report tells.
 *
 * @param title headline; not blank
 * @param facts where the model comes from, such as conversations, seed, version; in order
 * @param folds scored by models that did not learn from them
 * @param drivers what drives the risk, in any order; may be empty
 * @param ablation rows in order, the model as it is among them; may be empty
 */
public record ReportData(
    String title,
    Map<String, String> facts,
    List<ScoredFold> folds,
    List<Driver> drivers,
    List<AblationRow> ablation) {

  public ReportData {
    Checks.notBlank("title", title);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    folds = List.copyOf(folds);
    drivers = List.copyOf(drivers);
    ablation = List.copyOf(ablation);
  }
}
