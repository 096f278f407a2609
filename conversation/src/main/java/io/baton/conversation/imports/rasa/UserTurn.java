package io.baton.conversation.imports.rasa;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Entity;
import io.baton.conversation.IntentScore;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.imports.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A turn of Rasa's {@code user} event. A text that begins with a slash was pressed, not typed: it
 * names an intent, and is kept as {@code payload}. What Rasa triggers itself, such as a reminder,
 * is a turn of the system.
 */
final class UserTurn {

  private static final List<String> KNOWN =
      List.of(
          "event", "text", "timestamp", "sender_id", "message_id", "input_channel", "parse_data");
  private static final List<String> KNOWN_OF_PARSE =
      List.of("text", "intent", "intent_ranking", "entities");
  private static final List<String> KNOWN_OF_ENTITY =
      List.of("entity", "value", "start", "end", "confidence", "confidence_entity");

  private static final Pattern SESSION_START =
      Pattern.compile("/session_start\\s*([@{].*)?", Pattern.DOTALL);

  private UserTurn() {}

  static Turn.Builder of(Event event, String id) {
    JsonNode value = event.value();
    JsonNode parsed = value.path("parse_data");
    Optional<String> text = event.text("text");
    Turn.Builder turn =
        Turn.builder(id, isTriggered(text.orElse("")) ? Speaker.SYSTEM : Speaker.CUSTOMER);
    event.at().ifPresent(turn::at);
    if (text.orElse("").startsWith("/")) {
      turn.other("payload", text.orElse(""));
    } else {
      text.ifPresent(turn::text);
    }
    intent(parsed, turn);
    entities(parsed.path("entities"), turn);
    Map<String, Object> rest = new LinkedHashMap<>(Values.unknown(value, KNOWN));
    Map<String, Object> restOfParse = Values.unknown(parsed, KNOWN_OF_PARSE);
    if (!restOfParse.isEmpty()) {
      rest.put("parse_data", restOfParse);
    }
    Values.keep(turn, "rasa", rest);
    return turn;
  }

  private static boolean isTriggered(String text) {
    return text.startsWith("EXTERNAL: ") || isSessionStart(text);
  }

  /** What a chat sends when it is opened, perhaps with entities: nobody said anything yet. */
  static boolean isSessionStart(String text) {
    return SESSION_START.matcher(text).matches();
  }

  private static void intent(JsonNode parsed, Turn.Builder turn) {
    JsonNode intent = parsed.path("intent");
    Values.text(intent.path("name")).ifPresent(turn::intent);
    if (intent.path("confidence").isNumber() && !intent.path("name").isNull()) {
      turn.confidence(Values.confidence(intent.path("confidence").doubleValue()));
    }
    for (JsonNode ranked : parsed.path("intent_ranking")) {
      if (ranked.path("confidence").isNumber()) {
        turn.ranked(
            new IntentScore(
                ranked.path("name").asText(""),
                Values.confidence(ranked.path("confidence").doubleValue())));
      }
    }
  }

  /** What an entity has besides, such as its role, is kept by position. */
  private static void entities(JsonNode list, Turn.Builder turn) {
    Map<String, Object> kept = new LinkedHashMap<>();
    int position = 0;
    for (JsonNode node : list) {
      turn.entity(entity(node));
      Map<String, Object> unknown = Values.unknown(node, KNOWN_OF_ENTITY);
      if (!unknown.isEmpty()) {
        kept.put(String.valueOf(position), unknown);
      }
      position++;
    }
    Values.keep(turn, "entities", kept);
  }

  private static Entity entity(JsonNode node) {
    JsonNode value = node.path("value");
    JsonNode confidence =
        node.path(node.has("confidence_entity") ? "confidence_entity" : "confidence");
    return new Entity(
        node.path("entity").asText(""),
        value.isContainerNode() ? value.toString() : value.asText(""),
        integer(node.path("start")),
        integer(node.path("end")),
        confidence.isNumber()
            ? OptionalDouble.of(Values.confidence(confidence.doubleValue()))
            : OptionalDouble.empty());
  }

  private static OptionalInt integer(JsonNode node) {
    return node.canConvertToInt() && node.isIntegralNumber()
        ? OptionalInt.of(node.intValue())
        : OptionalInt.empty();
  }
}
