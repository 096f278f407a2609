package io.baton.training.report;

import io.baton.conversation.Checks;
import io.baton.training.evaluation.LabelledText;
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
 * @param texts single turns whose tone was told by models that did not learn from them; of a
 *     sentiment model; may be empty
 * @param drivers what drives the risk, in any order; may be empty
 * @param ablation rows in order, the model as it is among them; may be empty
 */
public record ReportData(
    String title,
    Map<String, String> facts,
    List<ScoredFold> folds,
    List<LabelledText> texts,
    List<Driver> drivers,
    List<AblationRow> ablation) {

  public ReportData {
    Checks.notBlank("title", title);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    folds = List.copyOf(folds);
    texts = List.copyOf(texts);
    drivers = List.copyOf(drivers);
    ablation = List.copyOf(ablation);
  }
}
