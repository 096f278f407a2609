package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether names of people, places and organisations were looked for by the model.
 *
 * @param status what came of it
 * @param detail why not, where they were not
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NameSearch(Status status, Optional<String> detail) {

  /** What came of it. */
  public enum Status {
    /** Looked for in all turns. */
    DONE,
    /** Looked for in some turns, until the time was over. */
    PARTIAL,
    /** Switched off, or the model is not there. */
    OFF,
    /** The model is being loaded; a later context will have them. */
    LOADING,
    /** The model does not know the language. */
    OTHER_LANGUAGE,
    /** The model failed. */
    FAILED;

    /** The name in JSON: lower case. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without a reason. */
  public static NameSearch of(Status status) {
    return new NameSearch(status, Optional.empty());
  }
}
