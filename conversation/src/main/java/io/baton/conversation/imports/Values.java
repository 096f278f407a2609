package io.baton.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Turn;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads values as other systems write them. Every complaint names the field. */
public final class Values {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern NUMBER = Pattern.compile("\\d{1,14}(\\.\\d{1,9})?");

  /** As seconds this is the year 5138; a larger number counts milliseconds. */
  private static final double LARGEST_SECONDS = 1e11;

  /** Neural classifiers count in 32 bits, so that a certain 1 can come out a little larger. */
  private static final double ROUNDING = 1e-5;

  private Values() {}

  /** A text, or a number as a text; empty where there is neither, or nothing in it. */
  public static Optional<String> text(JsonNode node) {
    return Optional.of(node)
        .filter(value -> value.isTextual() || value.isNumber())
        .map(JsonNode::asText)
        .filter(value -> !value.isBlank());
  }

  /**
   * A text, which may be absent.
   *
   * @throws FieldException if there is something else, also a number
   */
  public static Optional<String> onlyText(JsonNode object, String field) {
    JsonNode node = object.path(field);
    if (!node.isTextual() && !node.isNull() && !node.isMissingNode()) {
      throw new FieldException(field, node + " is not a text");
    }
    return Optional.ofNullable(node.textValue());
  }

  /**
   * A text that must be there.
   *
   * @throws FieldException if it is not
   */
  public static String required(JsonNode object, String field) {
    return text(object.path(field))
        .orElseThrow(() -> new FieldException(field, "missing; a text or a number is needed"));
  }

  /**
   * A time: seconds or milliseconds since 1970, or ISO 8601, with Z or offset or in UTC.
   *
   * @throws FieldException if it is there and none of these
   */
  public static Optional<Instant> instant(String field, JsonNode node) {
    return text(node).map(value -> instant(field, value, ZoneOffset.UTC));
  }

  /**
   * As {@link #instant(String, JsonNode)}, of a text.
   *
   * @param zone of a time that does not say its own
   */
  public static Instant instant(String field, String text, ZoneId zone) {
    return Times.inRange(field, "'" + text + "'", parsed(field, text, zone));
  }

  private static Instant parsed(String field, String text, ZoneId zone) {
    try {
      if (NUMBER.matcher(text).matches() || text.contains("E")) {
        double number = Double.parseDouble(text);
        double millis = number < LARGEST_SECONDS ? number * 1000 : number;
        return Instant.ofEpochMilli(Math.round(millis));
      }
      String iso =
          text.strip()
              .replaceFirst(" UTC$", "Z")
              // As Ruby and Snowflake write it.
              .replaceFirst(" ([+-]\\d\\d(:?\\d\\d)?)$", "$1")
              .replaceFirst("^(\\S{10}) ", "$1T")
              // As PostgreSQL writes it.
              .replaceFirst("(T\\S*[+-]\\d\\d)$", "$1:00");
      return iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
          ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")).toInstant()
          : LocalDateTime.parse(iso).atZone(zone).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw new FieldException(
          field, "'" + text + "' is no time such as 2026-01-05T10:00:00Z or 1767607200");
    }
  }

  /** A confidence that is a hair above 1 by rounding alone is 1. */
  public static double confidence(double value) {
    return value > 1 && value < 1 + ROUNDING ? 1 : value;
  }

  /** A JSON value as plain Java: maps, lists, texts, numbers. */
  public static Object plain(JsonNode node) {
    return MAPPER.convertValue(node, Object.class);
  }

  /** The fields of an object that nobody knows and that have something in them. */
  public static Map<String, Object> unknown(JsonNode object, Collection<String> known) {
    Map<String, Object> unknown = new LinkedHashMap<>();
    object.properties().stream()
        .filter(field -> !known.contains(field.getKey()) && !isNothing(field.getValue()))
        .forEach(field -> unknown.put(field.getKey(), plain(field.getValue())));
    return unknown;
  }

  private static boolean isNothing(JsonNode node) {
    if (node.isContainerNode()) {
      return StreamSupport.stream(node.spliterator(), false).allMatch(Values::isNothing);
    }
    return node.isNull();
  }

  /** Keeps fields of another system under its name, if there are any. */
  public static void keep(Turn.Builder turn, String name, Map<String, Object> fields) {
    if (!fields.isEmpty()) {
      turn.other(name, fields);
    }
  }
}
