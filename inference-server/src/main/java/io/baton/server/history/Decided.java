package io.baton.server.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was decided about the turns of a conversation, without words; not thread-safe. */
final class Decided {

  private static final String FIELD = "decision";
  private static final List<String> PARTS =
      List.of("action", "reason", "risk", "frustration", "degraded", "propensity", "versions");

  private final Map<String, ObjectNode> decisions = new HashMap<>();

  /**
   * Takes one in.
   *
   * @param turn id
   * @param answer to the turn
   */
  void add(String turn, JsonNode answer) {
    ObjectNode decision = JsonNodeFactory.instance.objectNode();
    PARTS.stream()
        .filter(answer::hasNonNull)
        .forEach(part -> decision.set(part, answer.path(part)));
    decisions.put(turn, decision);
  }

  /** A turn with its decision, if there is one. */
  Turn with(Turn turn) {
    return Optional.ofNullable(decisions.get(turn.id()))
        .map(decision -> turn.toBuilder().other(FIELD, decision).build())
        .orElse(turn);
  }
}
