package io.baton.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How far a schema and a reader judge values alike.
 *
 * @param differences what one takes and the other does not, in words
 * @param refused how many values the reader does not take
 */
public record Agreement(List<String> differences, int refused) {

  public Agreement {
    differences = List.copyOf(differences);
  }

  /**
   * Of values by their names, such as {@link Mutations}.
   *
   * @param isRead whether the reader takes a value
   */
  public static Agreement of(
      PublishedSchema schema, Predicate<JsonNode> isRead, Map<String, JsonNode> values) {
    List<String> differences = new ArrayList<>();
    int refused = 0;
    for (Map.Entry<String, JsonNode> value : values.entrySet()) {
      boolean read = isRead.test(value.getValue());
      refused += read ? 0 : 1;
      if (read != schema.complaints(value.getValue()).isEmpty()) {
        differences.add(value.getKey() + (read ? " is read" : " is not read"));
      }
    }
    return new Agreement(differences, refused);
  }
}
