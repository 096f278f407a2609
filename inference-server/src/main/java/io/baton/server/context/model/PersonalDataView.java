package io.baton.server.context.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of personal data there is.
 *
 * @param masked whether it is hidden
 * @param found how many pieces of each kind, such as card
 */
public record PersonalDataView(boolean masked, Map<String, Integer> found) {

  public PersonalDataView {
    found = Collections.unmodifiableMap(new TreeMap<>(found));
  }
}
