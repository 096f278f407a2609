package io.baton.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Entity;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.history.ConversationTree;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import io.baton.conversation.history.TurnJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Turns of the benchmark shape. An agent's draft is no turn of its own: the customer never saw it.
 * It is kept as {@code draft} of the turn that it led to.
 */
final class BenchmarkTurns {

  private static final Set<String> KNOWN =
      Set.of("speaker", "text", "intent", "confidence", "entities", "label", "time", "id");
  private static final String NO_ENTITY = "O";

  private final List<String> drafts = new ArrayList<>();

  static boolean isGuide(JsonNode turn) {
    return turn.path("intent").asText("").equals("user_guide");
  }

  List<Turn> read(JsonNode list) {
    if (!list.isArray()) {
      throw new FieldException("turns", "is not a list");
    }
    List<Turn> turns = new ArrayList<>();
    int position = 0;
    for (JsonNode node : list) {
      String path = "turns[" + position++ + "]";
      if (isDraft(node)) {
        drafts.add(node.path("text").asText(""));
      } else if (!isGuide(node)) {
        turns.add(turn(node, path, position));
      }
    }
    return turns;
  }

  private static boolean isDraft(JsonNode node) {
    return node.path("speaker").asText("").equals("agent")
        && node.path("intent").asText("").equals("draft");
  }

  private Turn turn(JsonNode node, String path, int number) {
    try {
      Turn.Builder turn =
          Turn.builder(
              node.path("id").asText("t-" + number), Speaker.of(node.path("speaker").asText("")));
      said(node, turn);
      entities(node.path("entities"), turn);
      turn.label(BenchmarkLabels.ofTurn(node.path("label")));
      kept(node, turn);
      return TurnJson.read(ConversationTree.of(turn.build()), "");
    } catch (FieldException e) {
      throw new FieldException(path + "." + e.field(), e.problem());
    } catch (IllegalArgumentException e) {
      throw new FieldException(path, String.valueOf(e.getMessage()));
    }
  }

  private static void said(JsonNode node, Turn.Builder turn) {
    Values.onlyText(node, "text").ifPresent(turn::text);
    intent(node).filter(intent -> !intent.isBlank()).ifPresent(turn::intent);
    number(node, "confidence").ifPresent(turn::confidence);
    number(node, "time").ifPresent(seconds -> turn.at(time(seconds)));
  }

  private static Instant time(double seconds) {
    Instant time = Instant.ofEpochMilli(Math.round(seconds * 1000));
    return Times.inRange("time", String.valueOf(seconds), time);
  }

  /** Some histories have numbers in place of names. */
  private static Optional<String> intent(JsonNode turn) {
    JsonNode node = turn.path("intent");
    return node.isIntegralNumber() ? Optional.of(node.asText()) : Values.onlyText(turn, "intent");
  }

  private static OptionalDouble number(JsonNode turn, String field) {
    JsonNode node = turn.path(field);
    if (isAbsent(node)) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber()) {
      throw new FieldException(field, node + " is not a number");
    }
    return OptionalDouble.of(node.doubleValue());
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  /** Names of entities, or objects; a tag for each word of the text counts once in a row. */
  private static void entities(JsonNode list, Turn.Builder turn) {
    if (!list.isArray() && !isAbsent(list)) {
      throw new FieldException("entities", list + " is not a list");
    }
    String before = NO_ENTITY;
    for (JsonNode node : list) {
      if (node.isTextual()) {
        String type = node.textValue();
        if (!type.equals(NO_ENTITY) && !type.isBlank() && !type.equals(before)) {
          turn.entity(Entity.of(type, ""));
        }
        before = type;
      } else if (node.isObject()) {
        object(node, turn);
      } else if (!node.isNull()) {
        throw new FieldException("entities", node + " is neither a text nor an object");
      }
    }
  }

  /** {type, value}, or a map of names to values. */
  private static void object(JsonNode node, Turn.Builder turn) {
    if (node.path("type").isTextual()) {
      turn.entity(Entity.of(node.path("type").textValue(), node.path("value").asText("")));
    } else {
      node.properties().stream()
          .filter(field -> !field.getKey().isBlank())
          .forEach(field -> turn.entity(Entity.of(field.getKey(), field.getValue().asText(""))));
    }
  }

  private void kept(JsonNode node, Turn.Builder turn) {
    node.properties().stream()
        .filter(field -> !KNOWN.contains(field.getKey()) && !field.getValue().isNull())
        .forEach(field -> turn.other(field.getKey(), BenchmarkImport.plain(field.getValue())));
    if (!node.path("label").isEmpty()) {
      turn.other("benchmarkLabel", BenchmarkImport.plain(node.path("label")));
    }
    if (!drafts.isEmpty() && node.path("speaker").asText("").equals("agent")) {
      turn.other("draft", String.join("\n", drafts));
      drafts.clear();
    }
  }
}
