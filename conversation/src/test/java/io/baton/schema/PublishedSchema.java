package io.baton.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON Schema (2020-12) among the resources, and what it says of values. */
public final class PublishedSchema {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode source;
  private final Schema schema;

  private PublishedSchema(JsonNode source) {
    this.source = source;
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(source);
  }

  /** The schema in a resource of that name beside the class. */
  public static PublishedSchema of(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return new PublishedSchema(MAPPER.readTree(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What is wrong with a value; empty if it is valid. */
  public List<String> complaints(JsonNode value) {
    return schema.validate(value).stream().map(Object::toString).toList();
  }

  /** Properties that no object of an example has, as definition.property. */
  public List<String> unusedIn(JsonNode example) {
    List<String> unused = new ArrayList<>();
    for (Map.Entry<String, JsonNode> definition : source.path("$defs").properties()) {
      definition
          .getValue()
          .path("properties")
          .fieldNames()
          .forEachRemaining(name -> {
            if (example.findValue(name) == null) {
              unused.add(definition.getKey() + "." + name);
            }
          });
    }
    return unused;
  }
}
