package io.baton.server.handoff;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.handoff.HandbackTask;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fields of a request about a handoff.
 *
 * @param body JSON object
 */
record HandoffBody(JsonNode body) {

  private static final int LONGEST_ID = 128;
  private static final int LONGEST_TEXT = 4000;

  /**
   * A body with no fields but these.
   *
   * @throws FieldException naming the first other one
   */
  static HandoffBody of(JsonNode body, Set<String> known) {
    if (!body.isObject()) {
      throw new FieldException("(body)", "is no object");
    }
    body.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw new FieldException(name, "is not known; there are " + new TreeSet<>(known));
          }
        });
    return new HandoffBody(body);
  }

  Optional<String> id(String field) {
    return text(field, LONGEST_ID)
        .map(id -> {
          if (id.isBlank()) {
            throw new FieldException(field, "must not be blank");
          }
          return id;
        });
  }

  String neededId(String field) {
    return id(field).orElseThrow(() -> new FieldException(field, "is missing"));
  }

  String words(String field) {
    return text(field, LONGEST_TEXT).orElse("");
  }

  private Optional<String> text(String field, int longest) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new FieldException(field, "is no text");
    }
    if (value.textValue().length() > longest) {
      throw new FieldException(
          field, value.textValue().length() + " characters are more than " + longest);
    }
    return Optional.of(value.textValue());
  }

  long fence() {
    JsonNode value = body.path("fence");
    if (value.isMissingNode() || value.isNull()) {
      throw new FieldException("fence", "is missing");
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
      throw new FieldException("fence", value + " is no whole number of 1 or more");
    }
    return value.longValue();
  }

  Optional<HandoffReason> reason() {
    return id("reason")
        .map(name ->
            HandoffReason.find(name)
                .orElseThrow(() ->
                    new FieldException(
                        "reason",
                        "'"
                            + name
                            + "' is none of "
                            + EnumSet.allOf(HandoffReason.class).stream()
                                .map(HandoffReason::wireName)
                                .toList())));
  }

  /** When a follow-up among the tasks was promised. */
  Optional<OffsetDateTime> followUp() {
    Optional<OffsetDateTime> at = id("followUpAt").map(HandoffBody::time);
    if (at.isPresent() && !tasks().contains(HandbackTask.FOLLOW_UP)) {
      throw new FieldException("followUpAt", "needs the task follow_up");
    }
    return at;
  }

  private static OffsetDateTime time(String text) {
    Times.parse("followUpAt", text);
    return OffsetDateTime.parse(text);
  }

  Set<HandbackTask> tasks() {
    JsonNode list = body.path("tasks");
    if (!list.isMissingNode() && !list.isArray()) {
      throw new FieldException("tasks", "is no list");
    }
    Set<HandbackTask> tasks = EnumSet.noneOf(HandbackTask.class);
    for (int i = 0; i < list.size(); i++) {
      String name = list.path(i).asText();
      String field = "tasks[" + i + "]";
      tasks.add(
          HandbackTask.find(name)
              .orElseThrow(() ->
                  new FieldException(
                      field, "'" + name + "' is none of survey, confirmation, follow_up")));
    }
    return tasks;
  }
}
