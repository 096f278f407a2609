package io.baton.conversation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.Outcome;

/** A conversation in JSON, as histories and the HTTP API carry it. */
public final class ConversationJson {

  private ConversationJson() {}

  /**
   * Reads a conversation.
   *
   * @throws FieldException naming the field, the value and the range
   */
  public static Conversation read(JsonNode node) {
    return JsonFields.of(node, "").checked(ConversationJson::conversation);
  }

  private static Conversation conversation(JsonFields fields) {
    return new Conversation(
        fields.required("id"),
        fields.text("channel"),
        fields.text("language"),
        fields.text("industry"),
        fields.instant("startedAt"),
        fields.object("customer", ConversationJson::customer).orElse(Customer.UNKNOWN),
        fields.list("turns", TurnJson::turn),
        fields.object("outcome", ConversationJson::outcome).orElse(Outcome.UNKNOWN),
        fields.takeUnknown());
  }

  private static Customer customer(JsonFields fields) {
    return new Customer(fields.text("id"), fields.text("tier"), fields.takeUnknown());
  }

  private static Outcome outcome(JsonFields fields) {
    return new Outcome(
        fields.flag("escalated"),
        fields.text("escalatedAtTurn"),
        fields.text("reason"),
        fields.flag("resolved"),
        fields.flag("botCouldHave"),
        fields.integer("csat"),
        fields.number("handleSeconds"),
        fields.flag("abandoned"),
        fields.takeUnknown());
  }
}
