package io.baton.conversation.imports.rasa;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.Place;
import io.baton.conversation.imports.Values;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of Rasa.
 *
 * @param value as read
 * @param place where it was read
 * @param order its time, or that of the event which it followed, in seconds
 */
record Event(JsonNode value, Place place, double order) {

  boolean is(String type) {
    return type.equals(value.path("event").textValue());
  }

  Optional<String> text(String field) {
    return Values.text(value.path(field));
  }

  Optional<Instant> at() {
    return Values.instant("timestamp", value.path("timestamp"));
  }
}
