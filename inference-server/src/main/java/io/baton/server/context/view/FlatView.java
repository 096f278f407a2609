package io.baton.server.context.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A context as one level of names and texts, for targets that take no more. */
public final class FlatView {

  private FlatView() {}

  /** Names such as {@code summary.lines.0.text}, in the order of the context. */
  public static Map<String, String> of(JsonNode context) {
    Map<String, String> flat = new LinkedHashMap<>();
    add("", context, flat);
    return flat;
  }

  private static void add(String path, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      node.properties().forEach(entry -> add(join(path, entry.getKey()), entry.getValue(), flat));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        add(join(path, String.valueOf(i)), node.get(i), flat);
      }
    } else {
      flat.put(path, node.asText());
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
