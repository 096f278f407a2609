package io.baton.server.cli.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Days on the command line, where forever stands for any number. */
final class RetentionDays implements ITypeConverter<ObjectNode> {

  private static final String FOREVER = "forever";

  /** What {@code PUT /v1/retention} takes. */
  @Override
  public ObjectNode convert(String text) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (text.equals(FOREVER)) {
      return body.putNull("days");
    }
    try {
      return body.put("days", Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'" + text + "' is neither a number of days nor " + FOREVER);
    }
  }

  /** As it is typed. */
  static String told(JsonNode retention) {
    return retention.path("days").asText(FOREVER).replace("null", FOREVER);
  }
}
