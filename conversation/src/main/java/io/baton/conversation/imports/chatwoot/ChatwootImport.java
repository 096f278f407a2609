package io.baton.conversation.imports.chatwoot;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads what Chatwoot gives out of a conversation: pages of its conversations and of their messages
 * as the API answers them, conversations with their {@code messages}, single messages, and the
 * bodies of its webhooks. What belongs to one conversation is put together by its id, so that the
 * pages of one account may come in any order.
 */
public final class ChatwootImport implements ImportFormat {

  /** Webhooks that come among the others and in which nobody says anything. */
  private static final Pattern SAYS_NOTHING =
      Pattern.compile("webwidget_triggered|(contact|inbox)_\\w+|conversation_typing_(on|off)");

  @Override
  public void read(Path file, Findings findings, Consumer<Piece> sink) {
    JsonFile.read(file, findings.badLines(), (value, place) -> split(value, place, findings, sink));
  }

  private static void split(JsonNode value, Place place, Findings findings, Consumer<Piece> sink) {
    JsonNode page = value.path("data").has("payload") ? value.path("data") : value;
    if (page.path("payload").isArray()) {
      page(page, place, findings, sink);
    } else if (value.has("message_type")) {
      message(value, place, sink);
    } else if (value.has("messages")) {
      conversation(value, place, sink);
    } else if (!SAYS_NOTHING.matcher(value.path("event").asText("")).matches()) {
      throw new FieldException(
          "(line)",
          "is none of a page with payload, a conversation with messages, a message with"
              + " message_type");
    }
  }

  /** A page is one line, but what cannot be read of it takes nothing else with it. */
  private static void page(JsonNode page, Place place, Findings findings, Consumer<Piece> sink) {
    Optional<String> id = Optional.empty();
    for (JsonNode element : page.path("payload")) {
      try {
        split(element, place, findings, sink);
        if (element.has("message_type")) {
          id = Optional.of(conversationOf(element));
        }
      } catch (FieldException e) {
        findings.bad(place, e);
      }
    }
    // A page of messages tells of their conversation in its meta, one of conversations counts.
    id.ifPresent(known -> sink.accept(new Piece(known, ofMeta(page.path("meta")), place)));
  }

  private static ObjectNode ofMeta(JsonNode meta) {
    ObjectNode conversation = JsonNodeFactory.instance.objectNode();
    conversation.setAll(meta instanceof ObjectNode known ? known : conversation);
    ObjectNode people = conversation.putObject("meta");
    Optional.ofNullable(conversation.remove("contact")).ifPresent(it -> people.set("sender", it));
    Optional.ofNullable(conversation.remove("assignee"))
        .ifPresent(it -> people.set("assignee", it));
    return conversation;
  }

  private static void conversation(JsonNode value, Place place, Consumer<Piece> sink) {
    String id = Values.required(value, "id");
    if (!value.path("messages").isArray()) {
      throw new FieldException("messages", "is not a list");
    }
    value.path("messages").forEach(message -> sink.accept(new Piece(id, message, place)));
    sink.accept(new Piece(id, value.<ObjectNode>deepCopy().without("messages"), place));
  }

  /** A webhook's message has its conversation with it, as it was then. */
  private static void message(JsonNode value, Place place, Consumer<Piece> sink) {
    String id = conversationOf(value);
    sink.accept(new Piece(id, value, place));
    if (value.path("conversation").has("id")) {
      sink.accept(
          new Piece(
              id, value.path("conversation").<ObjectNode>deepCopy().without("messages"), place));
    }
  }

  private static String conversationOf(JsonNode message) {
    return Values.text(message.path("conversation").path("id"))
        .orElseGet(() -> Values.required(message, "conversation_id"));
  }

  @Override
  public List<Conversation> assemble(List<Piece> pieces, Findings findings) {
    Case found = new Case(pieces.getFirst().conversation());
    for (Piece piece : pieces) {
      try {
        if (piece.value().has("message_type")) {
          found.message(piece.value(), findings);
        } else {
          found.details(piece.value());
        }
      } catch (IllegalArgumentException e) {
        findings.bad(piece.place(), e);
      }
    }
    try {
      return List.of(found.conversation());
    } catch (IllegalArgumentException e) {
      findings.bad(pieces.getLast().place(), e);
      return List.of();
    }
  }
}
