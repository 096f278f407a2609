package io.baton.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.ConversationTree;
import io.baton.conversation.history.FieldException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a line of the benchmark shape: a conversation ({@code id}, {@code dataset}, {@code turns},
 * {@code label}), or a single labelled text ({@code id}, {@code text}, {@code label}), which
 * becomes a conversation of one customer turn. Fields that nobody knows are kept.
 *
 * <p>Of a conversation's labels one says whether a human was needed: {@code luhf} (hung up or
 * forwarded) or {@code user_annoyed}, unless another is named. All labels are also kept as read
 * under {@code label}.
 */
public final class BenchmarkImport implements Function<JsonNode, Conversation> {

  private static final List<String> USUAL_OUTCOMES = List.of("luhf", "user_annoyed");
  private static final List<String> PLACED = List.of("channel", "language", "industry");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Optional<String> outcomeLabel;

  /** With the usual labels for the outcome. */
  public BenchmarkImport() {
    this(Optional.empty());
  }

  /**
   * @param outcomeLabel the label that says whether a human was needed; a leading ! negates it
   */
  public BenchmarkImport(Optional<String> outcomeLabel) {
    this.outcomeLabel = outcomeLabel;
  }

  @Override
  public Conversation apply(JsonNode line) {
    if (!line.isObject()) {
      throw new FieldException("(line)", "is no object");
    }
    String id = line.path("id").asText("");
    if (id.isBlank()) {
      throw new FieldException("id", "missing; a text is needed");
    }
    try {
      Conversation made = line.has("turns") ? conversation(id, line) : singleText(id, line);
      // A field that the history format has, of another shape, would be in what nobody reads.
      Conversation around = ConversationJson.read(ConversationTree.of(made.withTurns(List.of())));
      return around.withTurns(made.turns());
    } catch (FieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw FieldException.of(e);
    }
  }

  private static Conversation singleText(String id, JsonNode line) {
    if (!line.has("text")) {
      throw new FieldException(
          "text", "missing; this is neither a text nor a conversation with turns");
    }
    Turn.Builder turn =
        Turn.builder(id, Speaker.CUSTOMER).text(Values.onlyText(line, "text").orElse(""));
    JsonNode label = line.path("label");
    boolean named = label.isTextual() || label.isNumber();
    if (named) {
      BenchmarkLabels.ofText(turn, label.asText());
    }
    return conversation(
        id,
        line,
        List.of(turn.build()),
        Outcome.UNKNOWN,
        unknown(line, named ? List.of("id", "text", "label") : List.of("id", "text")));
  }

  private Conversation conversation(String id, JsonNode line) {
    BenchmarkTurns reader = new BenchmarkTurns();
    List<Turn> turns = reader.read(line.path("turns"));
    Map<String, Object> other = unknown(line, List.of("id", "turns"));
    List<Object> guides = guides(line.path("turns"));
    if (!guides.isEmpty()) {
      other.put("guides", guides);
    }
    if (!reader.unsent().isEmpty()) {
      other.put("drafts", reader.unsent());
    }
    return conversation(id, line, turns, outcome(line.path("label")), other);
  }

  /** What the history format has a place for goes there; it would be read from there anyway. */
  private static Map<String, Object> unknown(JsonNode line, List<String> known) {
    Map<String, Object> unknown = new LinkedHashMap<>();
    line.properties().stream()
        .filter(field -> !known.contains(field.getKey()) && !PLACED.contains(field.getKey()))
        .forEach(field -> unknown.put(field.getKey(), plain(field.getValue())));
    return unknown;
  }

  private static Conversation conversation(
      String id, JsonNode line, List<Turn> turns, Outcome outcome, Map<String, Object> other) {
    return new Conversation(
        id,
        Values.onlyText(line, "channel"),
        Values.onlyText(line, "language"),
        Values.onlyText(line, "industry")
            .or(() -> Optional.ofNullable(line.path("label").path("domain").textValue())),
        Optional.empty(),
        Customer.UNKNOWN,
        turns,
        outcome,
        other);
  }

  /** What the people who played a customer were told: around the conversation, not in it. */
  private static List<Object> guides(JsonNode turns) {
    List<Object> guides = new ArrayList<>();
    for (JsonNode turn : turns) {
      if (BenchmarkTurns.isGuide(turn)) {
        guides.add(turn.path("text").asText(""));
      }
    }
    return guides;
  }

  private Outcome outcome(JsonNode label) {
    return outcomeLabel.map(List::of).orElse(USUAL_OUTCOMES).stream()
        .flatMap(name -> BenchmarkLabels.flag(label, name).stream())
        .findFirst()
        .map(Outcome::escalated)
        .orElse(Outcome.UNKNOWN);
  }

  static Object plain(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }
}
