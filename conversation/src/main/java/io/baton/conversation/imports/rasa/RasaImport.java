package io.baton.conversation.imports.rasa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.JsonFile;
import io.baton.conversation.history.Place;
import io.baton.conversation.imports.Findings;
import io.baton.conversation.imports.ImportFormat;
import io.baton.conversation.imports.Piece;
import io.baton.conversation.imports.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads Rasa's trackers ({@code GET /conversations/ID/tracker}, or as the tracker store of Redis or
 * MongoDB has them), the events of its broker, a JSON object with {@code sender_id} each, and the
 * rows of the tracker store in SQL, whose {@code data} is an event as a text.
 *
 * <p>A broker promises no order and may deliver twice: events of a sender are put into the order of
 * their time, and one that is there already is left out. A sender's sessions are conversations of
 * their own, since Rasa begins anew with each; one in which a chat was only opened is none.
 */
public final class RasaImport implements ImportFormat {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final List<String> ADDED_BY_BROKER =
      List.of("sender_id", "assistant_id", "model_id", "metadata");

  /** As the API and MongoDB, older versions, and Redis call whose tracker it is. */
  private static final List<String> SENDERS = List.of("sender_id", "conversation_id", "name");

  private static final String TRACKER = "tracker";
  private static final List<String> TOLD_BY_EVENTS =
      List.of(
          "events",
          "sender_id",
          "conversation_id",
          "name",
          "latest_message",
          "latest_event_time",
          "latest_input_channel",
          "latest_action",
          "latest_action_name");

  private final Handoffs handoffs;

  /**
   * @param handoffs what counts as a handoff to a human
   */
  public RasaImport(Handoffs handoffs) {
    this.handoffs = handoffs;
  }

  @Override
  public void read(Path file, Findings findings, Consumer<Piece> sink) {
    JsonFile.read(file, findings.badLines(), (value, place) -> split(value, place, sink));
  }

  private static void split(JsonNode value, Place place, Consumer<Piece> sink) {
    if (value.has("events")) {
      String sender = sender(value);
      checked(value.path("events")).forEach(event -> sink.accept(new Piece(sender, event, place)));
      if (!value.path("events").isEmpty()) {
        sink.accept(new Piece(sender, about(value), place));
      }
    } else if (value.has("event")) {
      Values.required(value, "event");
      sink.accept(new Piece(Values.required(value, "sender_id"), value, place));
    } else if (value.has("sender_id") && value.path("data").isTextual()) {
      String sender = Values.required(value, "sender_id");
      sink.accept(new Piece(sender, ofRow(value.path("data").textValue()), place));
    } else {
      throw new FieldException(
          "(line)",
          "is none of a tracker with events, an event with event and sender_id, a row with"
              + " sender_id and data");
    }
  }

  private static String sender(JsonNode tracker) {
    return SENDERS.stream()
        .flatMap(field -> Values.text(tracker.path(field)).stream())
        .findFirst()
        .orElseGet(() -> Values.required(tracker, SENDERS.getFirst()));
  }

  /** The event itself, which the table of a tracker store in SQL has as a text. */
  private static JsonNode ofRow(String data) {
    try {
      JsonNode event = MAPPER.readTree(data);
      if (!event.path("event").isTextual()) {
        throw new FieldException("data.event", "missing; a text is needed");
      }
      return event;
    } catch (JsonProcessingException e) {
      throw new FieldException("data", "no valid JSON: " + e.getOriginalMessage());
    }
  }

  /** What a tracker tells besides its events, such as slots. */
  private static ObjectNode about(JsonNode tracker) {
    ObjectNode about = JsonNodeFactory.instance.objectNode();
    about.set(TRACKER, tracker.<ObjectNode>deepCopy().without(TOLD_BY_EVENTS));
    return about;
  }

  /** All or nothing of a tracker is taken. */
  private static JsonNode checked(JsonNode events) {
    if (!events.isArray()) {
      throw new FieldException("events", "is not a list; ask Rasa for include_events=ALL");
    }
    int position = 0;
    for (JsonNode event : events) {
      if (!event.path("event").isTextual()) {
        throw new FieldException("events[" + position + "].event", "missing; a text is needed");
      }
      position++;
    }
    return events;
  }

  @Override
  public List<Conversation> assemble(List<Piece> pieces, Findings findings) {
    String sender = pieces.getFirst().conversation();
    List<Conversation> conversations = new ArrayList<>();
    Session session = new Session(sender, 1, handoffs);
    for (Event event : ordered(pieces, findings)) {
      if (event.is("session_started")) {
        if (session.hasBegun()) {
          finish(session, Map.of(), pieces, findings).ifPresent(conversations::add);
        }
        session = new Session(sender, conversations.size() + 1, handoffs);
      }
      try {
        session.add(event);
      } catch (IllegalArgumentException e) {
        findings.bad(event.place(), e);
      }
    }
    if (session.hasBegun()) {
      finish(session, trackers(pieces), pieces, findings).ifPresent(conversations::add);
    }
    return conversations;
  }

  private static Optional<Conversation> finish(
      Session session, Map<String, Object> tracker, List<Piece> pieces, Findings findings) {
    try {
      return Optional.of(session.conversation(tracker));
    } catch (IllegalArgumentException e) {
      findings.bad(pieces.getLast().place(), e);
      return Optional.empty();
    }
  }

  /** A tracker is as it was after the last session; one that comes later counts more. */
  private static Map<String, Object> trackers(List<Piece> pieces) {
    Map<String, Object> all = new LinkedHashMap<>();
    pieces.forEach(piece -> all.putAll(Values.unknown(piece.value().path(TRACKER), List.of())));
    return all;
  }

  private static List<Event> ordered(List<Piece> pieces, Findings findings) {
    Set<JsonNode> seen = new HashSet<>();
    List<Event> events = new ArrayList<>();
    double time = Double.NEGATIVE_INFINITY;
    for (Piece piece : pieces.stream().filter(it -> it.value().has("event")).toList()) {
      JsonNode stamp = piece.value().path("timestamp");
      if (stamp.isNumber() && !seen.add(essence(piece.value()))) {
        findings.duplicate();
      } else {
        // An event without a time stays behind the one that it followed.
        time = stamp.isNumber() ? stamp.doubleValue() : time;
        events.add(new Event(piece.value(), piece.place(), time));
      }
    }
    events.sort(Comparator.comparingDouble(Event::order));
    return events;
  }

  /** What is the same of an event in a tracker and from a broker. */
  private static JsonNode essence(JsonNode event) {
    return event.<ObjectNode>deepCopy().without(ADDED_BY_BROKER);
  }
}
