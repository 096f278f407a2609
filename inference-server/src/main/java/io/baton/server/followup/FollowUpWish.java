package io.baton.server.followup;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import io.baton.server.http.body.Fields;
import io.baton.server.template.VariableReader;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * What somebody wants to be said at a later time.
 *
 * @param variables JSON object of what the message needs and may say
 */
record FollowUpWish(MessageKey key, JsonNode variables, Instant at, boolean unlessWritten) {

  /** Messages that make sense at a later time. */
  static final List<MessageKey> KEYS =
      List.of(
          MessageKey.FOLLOW_UP_CHECK,
          MessageKey.FOLLOW_UP_APPOINTMENT,
          MessageKey.FOLLOW_UP_REPLY,
          MessageKey.HANDBACK_CONFIRMATION);

  /**
   * Reads a request.
   *
   * @throws FieldException naming what is wrong
   */
  static FollowUpWish read(JsonNode body) {
    Fields fields = Fields.of(body, Set.of("at", "message", "variables", "unlessWritten"));
    MessageKey key = key(fields.needText("message"));
    Variables variables = VariableReader.read(body.path("variables"));
    for (Variable variable : variables.known()) {
      if (!key.knows(variable)) {
        throw new FieldException(
            "variables." + variable.wireName(), key.wireName() + " does not say it");
      }
    }
    for (Variable needed : key.needed()) {
      if (!variables.known().contains(needed)) {
        throw new FieldException(
            "variables." + needed.wireName(), "is missing; " + key.wireName() + " needs it");
      }
    }
    return new FollowUpWish(
        key, body.path("variables"), at(fields.needText("at")), fields.flag("unlessWritten", true));
  }

  private static MessageKey key(String name) {
    return KEYS.stream()
        .filter(key -> key.wireName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new FieldException(
                "message",
                "'" + name + "' is none of " + KEYS.stream().map(MessageKey::wireName).toList()));
  }

  private static Instant at(String text) {
    return Times.parse("at", text).truncatedTo(ChronoUnit.MILLIS);
  }
}
