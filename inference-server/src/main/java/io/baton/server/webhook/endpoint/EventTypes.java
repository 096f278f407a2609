package io.baton.server.webhook.endpoint;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.policy.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which events an endpoint wants.
 *
 * @param patterns types, or beginnings of them with a star, such as turn.scored and handoff.*;
 *     sorted, without repetition, at least one; what was kept by another version may have others
 */
public record EventTypes(List<String> patterns) {

  private static final String FIELD = "types";
  private static final int MOST = 32;

  /** All that can be asked for: families with a star, then types. */
  public static final List<String> KNOWN =
      Stream.concat(
              Arrays.stream(EventType.Family.values()).map(family -> family.wireName() + ".*"),
              Arrays.stream(EventType.values()).map(EventType::wireName))
          .toList();

  /**
   * @throws FieldException if there are none or too many
   */
  public EventTypes {
    patterns = List.copyOf(new TreeSet<>(patterns));
    if (patterns.isEmpty() || patterns.size() > MOST) {
      throw new FieldException(FIELD, "there are 1 to " + MOST + ", not " + patterns.size());
    }
  }

  /**
   * What somebody asks for now, each of which can happen.
   *
   * @throws FieldException if one is unknown, or there are none or too many
   */
  public static EventTypes asked(List<String> patterns) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!KNOWN.contains(patterns.get(i))) {
        throw new FieldException(FIELD + "[" + i + "]", unknown(patterns.get(i)));
      }
    }
    return new EventTypes(patterns);
  }

  private static String unknown(String pattern) {
    return "'"
        + pattern
        + "' is no type of event"
        + Spelling.nearest(pattern, KNOWN).map(near -> "; is " + near + " meant?").orElse("")
        + "; there are "
        + String.join(", ", KNOWN);
  }
}
