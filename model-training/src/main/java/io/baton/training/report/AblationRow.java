package io.baton.training.report;

import io.baton.conversation.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model is worth with one of its parts alone or left out.
 *
 * @param name what was used, such as linear alone or without text
 * @param figures by name, such as outcome AUC; out of fold
 */
public record AblationRow(String name, Map<String, Double> figures) {

  public AblationRow {
    Checks.notBlank("ablation.name", name);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }
}
