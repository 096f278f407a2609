package io.baton.conversation.imports.chatwoot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.imports.Values;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A message of Chatwoot. Types come as numbers (API) or names (webhooks).
 *
 * @param value as read
 * @param id unique within the account
 * @param speaker who wrote it; templates and activities are the system's
 * @param at when
 * @param status of the conversation when a webhook first told of the message
 */
record Message(
    JsonNode value, String id, Speaker speaker, Optional<Instant> at, Optional<String> status) {

  private static final int BEST = 5;
  private static final List<String> KNOWN =
      List.of(
          "event",
          "id",
          "content",
          "message_type",
          "created_at",
          "private",
          "conversation",
          "conversation_id",
          "account",
          "account_id",
          "inbox",
          "inbox_id");

  /**
   * Reads a message.
   *
   * @throws FieldException if it has no id, type or sender that is known, or a rating out of range
   */
  static Message of(JsonNode value) {
    Message message =
        new Message(
            value,
            Values.required(value, "id"),
            speaker(value),
            Values.instant("created_at", value.path("created_at")),
            Values.text(value.path("conversation").path("status")));
    message
        .rating()
        .ifPresent(rating -> {
          if (rating < 1 || rating > BEST) {
            throw new FieldException("rating", rating + " is not in 1..5");
          }
        });
    return message;
  }

  private static Speaker speaker(JsonNode value) {
    String type = value.path("message_type").asText("");
    return switch (type) {
      case "0", "incoming" -> Speaker.CUSTOMER;
      case "1", "outgoing" -> sender(value);
      case "2", "activity", "3", "template" -> Speaker.SYSTEM;
      default ->
          throw new FieldException(
              "message_type",
              "'" + type + "' is none of 0 incoming, 1 outgoing, 2 activity, 3 template");
    };
  }

  /** What went out without a person was sent by a rule or through the API. */
  private static Speaker sender(JsonNode value) {
    String type =
        Values.text(value.path("sender").path("type"))
            .or(() -> Values.text(value.path("sender_type")))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return type.equals("user") ? Speaker.AGENT : Speaker.BOT;
  }

  /** Agents among themselves; the customer never sees it. */
  boolean isNote() {
    return value.path("private").asBoolean(false);
  }

  /**
   * This message, which was told before: it may have been edited, or only read, long after it was
   * sent, and the conversation's status is then that of later.
   */
  Message after(Message before) {
    return new Message(value, id, speaker, at, before.status.or(() -> status));
  }

  /** The customer's answer to the question how it was, 1 to 5. */
  OptionalInt rating() {
    JsonNode rating = value.at("/content_attributes/submitted_values/csat_survey_response/rating");
    return rating.canConvertToInt() && rating.isNumber()
        ? OptionalInt.of(rating.intValue())
        : OptionalInt.empty();
  }

  /**
   * What the customer picked or filled in. The website's chat writes it into the message that
   * asked, and no message of the customer follows; when it was is not told.
   */
  Optional<Message> answer() {
    JsonNode submitted = value.at("/content_attributes/submitted_values");
    if (speaker == Speaker.CUSTOMER || !submitted.isArray() || submitted.isEmpty()) {
      return Optional.empty();
    }
    String text =
        StreamSupport.stream(submitted.spliterator(), false)
            .flatMap(part ->
                Values.text(part.path("title")).or(() -> Values.text(part.path("value"))).stream())
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Message(
            JsonNodeFactory.instance.objectNode().put("content", text),
            id + "-answer",
            Speaker.CUSTOMER,
            Optional.empty(),
            Optional.empty()));
  }

  Turn turn() {
    Turn.Builder turn = Turn.builder(id, speaker);
    at.ifPresent(turn::at);
    Values.text(value.path("content")).ifPresent(turn::text);
    Values.keep(turn, "chatwoot", Values.unknown(value, KNOWN));
    return turn.build();
  }
}
