package io.baton.server.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.template.catalogue.Known;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads variables from JSON. */
public final class VariableReader {

  private static final String FIELD = "variables";
  private static final long MOST = 1_000_000_000;

  private VariableReader() {}

  /**
   * Texts as strings, numbers as whole numbers, time spans as seconds, points in time as ISO 8601
   * with an offset, what an agent knows as a list.
   *
   * @param node an object; null or missing where nothing is known
   * @throws FieldException naming what is wrong
   */
  public static Variables read(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Variables.NONE;
    }
    if (!node.isObject()) {
      throw new FieldException(FIELD, "is no object");
    }
    Variables variables = Variables.NONE;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String field = FIELD + "." + entry.getKey();
      Variable variable =
          Variable.find(entry.getKey())
              .orElseThrow(() -> new FieldException(field, "there is no such variable"));
      if (!entry.getValue().isNull()) {
        variables = with(variables, variable, entry.getValue(), field);
      }
    }
    return variables;
  }

  private static Variables with(
      Variables variables, Variable variable, JsonNode value, String field) {
    try {
      return switch (variable.type()) {
        case TEXT -> variables.with(variable, text(value, field));
        case NUMBER -> variables.with(variable, number(value, field));
        case WAIT, LIMIT -> variables.with(variable, Duration.ofSeconds(number(value, field)));
        case TIME -> variables.with(variable, time(value, field));
        case LIST -> variables.with(variable, list(value, field));
      };
    } catch (FieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new FieldException(field, String.valueOf(e.getMessage()));
    }
  }

  private static String text(JsonNode value, String field) {
    if (!value.isTextual()) {
      throw new FieldException(field, "is no text");
    }
    return value.textValue();
  }

  private static long number(JsonNode value, String field) {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > MOST) {
      throw new FieldException(field, value + " is no whole number in 0.." + MOST);
    }
    return value.longValue();
  }

  private static ZonedDateTime time(JsonNode value, String field) {
    try {
      return ZonedDateTime.parse(text(value, field));
    } catch (DateTimeParseException e) {
      throw new FieldException(field, value + " is no time such as 2026-11-27T09:00:00+01:00");
    }
  }

  private static List<Known> list(JsonNode value, String field) {
    if (!value.isArray()) {
      throw new FieldException(field, "is no list");
    }
    List<Known> known = new ArrayList<>();
    for (JsonNode one : value) {
      String place = field + "[" + known.size() + "]";
      known.add(
          Known.find(text(one, place))
              .orElseThrow(
                  () -> new FieldException(place, one + " is none of " + List.of(Known.values()))));
    }
    return known;
  }
}
