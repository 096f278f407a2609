package io.baton.server.cli.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Options as bundles keep them, such as {@code TrainOptions[seed=1, live=Options[l2=30.0]]}, put
 * flat: seed is 1, live.l2 is 30.0.
 */
final class OptionText {

  private final SortedMap<String, String> flat = new TreeMap<>();

  private OptionText() {}

  /** Every option by its path; a text that is none of that shape is one option without a name. */
  static SortedMap<String, String> flat(String text) {
    OptionText options = new OptionText();
    options.take("", text.strip());
    return options.flat;
  }

  private void take(String path, String value) {
    int open = value.indexOf('[');
    if (open > 0 && value.endsWith("]") && isName(value.substring(0, open))) {
      takeAll(path, value.substring(open + 1, value.length() - 1));
    } else {
      flat.put(path, value);
    }
  }

  private static boolean isName(String text) {
    return text.chars().allMatch(Character::isJavaIdentifierPart);
  }

  private void takeAll(String path, String list) {
    int depth = 0;
    int from = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == ',' && (depth == 0 || i == list.length())) {
        takeOne(path, list.substring(from, i).strip());
        from = i + 1;
      }
    }
  }

  private void takeOne(String path, String option) {
    int equals = option.indexOf('=');
    String name = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? "" : option.substring(equals + 1);
    if (!name.isEmpty()) {
      take(path.isEmpty() ? name : path + "." + name, value);
    }
  }
}
