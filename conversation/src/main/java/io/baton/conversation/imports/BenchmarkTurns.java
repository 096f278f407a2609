package io.baton.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * It is kept as {@code draft} of the turn that it led to, or as {@code drafts} of the conversation
 * if it led to none.
 */
final class BenchmarkTurns {

  private static final Set<String> KNOWN =
      Set.of("speaker", "text", "intent", "confidence", "entities", "label", "time", "id");

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

  /** Drafts after which the agent said no more. */
  List<String> unsent() {
    return List.copyOf(drafts);
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

  private static void entities(JsonNode node, Turn.Builder turn) {
    if (isAbsent(node)) {
      return;
    }
    ObjectNode read = JsonNodeFactory.instance.objectNode().put("id", "t").put("speaker", "bot");
    Turn found = TurnJson.read(read.set("entities", EntityList.read("entities", node)), "");
    found.entities().forEach(turn::entity);
    found.other().forEach(turn::other);
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
