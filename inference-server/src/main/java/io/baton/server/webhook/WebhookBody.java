package io.baton.server.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fields of a request about webhooks.
 *
 * @param body JSON object
 */
record WebhookBody(JsonNode body) {

  /**
   * A body with no fields but these.
   *
   * @throws FieldException naming the first other one
   */
  static WebhookBody of(JsonNode body, Set<String> known) {
    if (!body.isObject()) {
      throw new FieldException("(body)", "is no object");
    }
    body.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw new FieldException(name, "is not known; there are " + new TreeSet<>(known));
          }
        });
    return new WebhookBody(body);
  }

  Optional<String> text(String field) {
    return value(field)
        .map(value -> {
          if (!value.isTextual()) {
            throw new FieldException(field, "is no text");
          }
          return value.textValue();
        });
  }

  Optional<Boolean> flag(String field) {
    return value(field)
        .map(value -> {
          if (!value.isBoolean()) {
            throw new FieldException(field, "'" + value.asText() + "' is neither true nor false");
          }
          return value.booleanValue();
        });
  }

  Optional<List<String>> texts(String field) {
    return value(field)
        .map(list -> {
          if (!list.isArray()) {
            throw new FieldException(field, "is no list");
          }
          List<String> texts = new ArrayList<>();
          for (int i = 0; i < list.size(); i++) {
            if (!list.path(i).isTextual()) {
              throw new FieldException(field + "[" + i + "]", "is no text");
            }
            texts.add(list.path(i).textValue());
          }
          return texts;
        });
  }

  int whole(String field, int usual, int most) {
    JsonNode value = value(field).orElse(IntNode.valueOf(usual));
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new FieldException(field, "'" + value.asText() + "' is no whole number");
    }
    if (value.intValue() < 0 || value.intValue() > most) {
      throw new FieldException(field, value.intValue() + " is not in 0.." + most);
    }
    return value.intValue();
  }

  /** To the microsecond, as those are that it is compared with. */
  Optional<Instant> time(String field) {
    return text(field).map(text -> Times.parse(field, text).truncatedTo(ChronoUnit.MICROS));
  }

  private Optional<JsonNode> value(String field) {
    JsonNode value = body.path(field);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }
}
