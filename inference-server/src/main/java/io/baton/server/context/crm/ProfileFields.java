package io.baton.server.context.crm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Texts, numbers and flags of a JSON object by their names, as far as the object goes: one that is
 * cut off in the middle gives what came before the cut.
 *
 * @param fields such as address.city, in order
 * @param complete whether the object was whole and nothing was left out
 */
record ProfileFields(Map<String, String> fields, boolean complete) {

  private static final int MOST = 50;
  private static final int LONGEST = 500;

  static ProfileFields read(byte[] json) {
    Map<String, String> fields = new LinkedHashMap<>();
    boolean complete = true;
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new ProfileFields(Map.of(), false);
      }
      JsonToken token = parser.nextToken();
      while (token != null) {
        String name = name(parser.getParsingContext().pathAsPointer());
        boolean scalar = token.isScalarValue() && token != JsonToken.VALUE_NULL;
        String value = scalar ? parser.getText() : "";
        // A value is whole only when something follows it.
        token = parser.nextToken();
        if (scalar && fields.size() < MOST) {
          complete &= value.length() <= LONGEST;
          fields.put(name, value.substring(0, Math.min(LONGEST, value.length())));
        } else {
          complete &= !scalar;
        }
      }
    } catch (IOException e) {
      complete = false;
    }
    return new ProfileFields(fields, complete);
  }

  private static String name(JsonPointer pointer) {
    return pointer
        .toString()
        .replaceFirst("^/", "")
        .replace('/', '.')
        .replace("~1", "/")
        .replace("~0", "~");
  }
}
