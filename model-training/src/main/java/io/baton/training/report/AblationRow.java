package io.baton.training.report;

import io.baton.conversation.Checks;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model is worth with one of its parts alone or left out.
 *
 * @param name what was used, such as linear alone or without text; what follows a comma is the part
 *     of the conversations that it was scored on, if that is not all
 * @param figures by name, such as outcome AUC; out of fold
 */
public record AblationRow(String name, Map<String, Double> figures) {

  public AblationRow {
    Checks.notBlank("ablation.name", name);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** The part of the conversations that it was scored on; empty for all. */
  String part() {
    int comma = name.indexOf(',');
    return comma < 0 ? "" : name.substring(comma);
  }
}
