package io.baton.conversation.imports.rasa;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads Rasa's trackers ({@code GET /conversations/ID/tracker}, or a dump of the tracker store) and
 * the events of its broker, a JSON object with {@code sender_id} each.
 *
 * <p>A broker promises no order and may deliver twice: events of a sender are put into the order of
 * their time, and one that is there already is left out. A sender's sessions are conversations of
 * their own, since Rasa begins anew with each.
 */
public final class RasaImport implements ImportFormat {

  private static final List<String> ADDED_BY_BROKER =
      List.of("sender_id", "assistant_id", "model_id", "metadata");

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
      String sender =
          Values.text(value.path("sender_id"))
              .orElseGet(() -> Values.required(value, "conversation_id"));
      checked(value.path("events")).forEach(event -> sink.accept(new Piece(sender, event, place)));
    } else if (value.has("event")) {
      Values.required(value, "event");
      sink.accept(new Piece(Values.required(value, "sender_id"), value, place));
    } else {
      throw new FieldException(
          "(line)", "is neither a tracker with events nor an event with event and sender_id");
    }
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
      if (event.is("session_started") && session.hasTurns()) {
        conversations.add(session.conversation());
        session = new Session(sender, conversations.size() + 1, handoffs);
      }
      try {
        session.add(event);
      } catch (IllegalArgumentException e) {
        findings.bad(event.place(), e);
      }
    }
    if (session.hasTurns()) {
      conversations.add(session.conversation());
    }
    return conversations;
  }

  private static List<Event> ordered(List<Piece> pieces, Findings findings) {
    Set<JsonNode> seen = new HashSet<>();
    List<Event> events = new ArrayList<>();
    double time = Double.NEGATIVE_INFINITY;
    for (Piece piece : pieces) {
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
