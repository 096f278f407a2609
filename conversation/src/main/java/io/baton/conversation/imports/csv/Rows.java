package io.baton.conversation.imports.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Place;
import io.baton.conversation.imports.Findings;
import io.baton.conversation.imports.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a conversation of its rows. Not thread-safe. */
final class Rows {

  private static final Predicate<ObjectNode> TIMED = turn -> turn.has("at");
  private static final Predicate<ObjectNode> NUMBERED =
      turn -> turn.path("id").asText("").matches("\\d{1,9}");

  private static final String ESCALATED_AT = "/about/outcome/escalatedAtTurn";

  private final ObjectNode about = JsonNodeFactory.instance.objectNode();
  private final List<ObjectNode> turns = new ArrayList<>();
  private final Map<String, Piece> seen = new HashMap<>();
  private final String id;
  private Optional<Place> ending = Optional.empty();

  Rows(String id) {
    this.id = id;
  }

  /**
   * Takes a row.
   *
   * @throws FieldException if it contradicts a row before
   */
  void add(Piece row, Findings findings) {
    ObjectNode turn = row.value().path("turn").deepCopy();
    if (turn.has("id")) {
      Piece before = seen.putIfAbsent(turn.path("id").asText(""), row);
      if (before != null) {
        again(before, row, findings);
        return;
      }
    }
    merge(about, row.value().path("about"), "");
    turns.add(turn);
    if (ending.isEmpty() && !row.value().at(ESCALATED_AT).isMissingNode()) {
      ending = Optional.of(row.place());
    }
  }

  /** Where the turn of the handoff is said, or else that place. */
  Place ending(Place otherwise) {
    return ending.orElse(otherwise);
  }

  private static void again(Piece before, Piece row, Findings findings) {
    if (!before.value().equals(row.value())) {
      throw new FieldException(
          "turn",
          row.value().at("/turn/id") + " is there before, differently, in " + before.place());
    }
    findings.duplicate();
  }

  /** What is said of a conversation may be said in one row or in every one, but not differently. */
  private static void merge(ObjectNode known, JsonNode news, String path) {
    news.properties()
        .forEach(field -> {
          JsonNode before = known.get(field.getKey());
          String name = path + field.getKey();
          if (before instanceof ObjectNode object) {
            merge(object, field.getValue(), name + ".");
          } else if (before == null) {
            known.set(field.getKey(), field.getValue());
          } else if (!before.equals(field.getValue())) {
            throw new FieldException(
                name,
                field.getValue() + ", but " + before + " in a row before of its conversation");
          }
        });
  }

  /**
   * All of it.
   *
   * @throws FieldException if the turn of the handoff is not there
   */
  Conversation conversation() {
    ObjectNode conversation = JsonNodeFactory.instance.objectNode().put("id", id);
    conversation.setAll(about);
    ArrayNode list = conversation.putArray("turns");
    for (ObjectNode turn : ordered()) {
      list.add(turn.has("id") ? turn : turn.put("id", freeId(list.size() + 1)));
    }
    Conversation read = ConversationJson.read(conversation);
    read.outcome().escalatedAtTurn().ifPresent(at -> checkTurn(at, read));
    return read;
  }

  private static void checkTurn(String at, Conversation conversation) {
    if (conversation.turns().stream().noneMatch(turn -> turn.id().equals(at))) {
      throw new FieldException(
          "outcome.escalatedAtTurn", "there is no turn '" + at + "' in its conversation");
    }
  }

  private String freeId(int number) {
    String usual = "t-" + number;
    return seen.containsKey(usual) ? usual + "-row" : usual;
  }

  private List<ObjectNode> ordered() {
    List<ObjectNode> ordered = new ArrayList<>(turns);
    if (turns.stream().allMatch(NUMBERED)) {
      ordered.sort(Comparator.comparingInt(turn -> turn.path("id").asInt()));
    }
    if (turns.stream().allMatch(TIMED)) {
      ordered.sort(Comparator.comparing(turn -> Instant.parse(turn.path("at").asText(""))));
    }
    return ordered;
  }
}
