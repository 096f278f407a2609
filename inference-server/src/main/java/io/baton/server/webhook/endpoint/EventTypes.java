package io.baton.server.webhook.endpoint;

import io.baton.conversation.history.FieldException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which events an endpoint wants.
 *
 * @param patterns types, or beginnings of them with a star, such as turn.scored and handoff.*;
 *     sorted, without repetition, at least one
 */
public record EventTypes(List<String> patterns) {

  /** Type of the event that a turn was scored. */
  public static final String TURN_SCORED = "turn.scored";

  private static final int MOST = 32;
  private static final Pattern KNOWN =
      Pattern.compile("(turn|handoff|queue|outcome|follow_up)\\.(\\*|[a-z][a-z_]{0,62})");

  /**
   * @throws FieldException if a pattern is none, or there are none or too many
   */
  public EventTypes {
    patterns = List.copyOf(new TreeSet<>(patterns));
    if (patterns.isEmpty() || patterns.size() > MOST) {
      throw new FieldException("types", "there are 1 to " + MOST + ", not " + patterns.size());
    }
    for (String pattern : patterns) {
      if (!KNOWN.matcher(pattern).matches()) {
        throw new FieldException(
            "types",
            "'" + pattern + "' is no type of event, such as turn.scored, handoff.* or queue.*");
      }
    }
  }
}
