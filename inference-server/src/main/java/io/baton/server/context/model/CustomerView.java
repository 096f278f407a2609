package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who the customer is.
 *
 * @param id the operator's id, if it is known
 * @param fields of the profile, each with its source
 * @param lookups that were made for it, whatever came of them
 * @param earlier conversations, latest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CustomerView(
    Optional<String> id, List<Field> fields, List<Lookup> lookups, List<Earlier> earlier) {

  public CustomerView {
    fields = List.copyOf(fields);
    lookups = List.copyOf(lookups);
    earlier = List.copyOf(earlier);
  }

  /**
   * A field of the profile.
   *
   * @param name such as tier, or address.city for one within another
   * @param value as text
   * @param source conversation, or the name of the system that was asked
   * @param fetchedAt when it was got
   */
  public record Field(
      String name,
      String value,
      String source,
      @JsonSerialize(using = ToStringSerializer.class) Instant fetchedAt) {}

  /**
   * An enquiry at another system.
   *
   * @param source its name
   * @param status what came of it
   * @param detail what went wrong or was left out, if anything
   * @param millis how long it took
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Lookup(String source, Status status, Optional<String> detail, long millis) {

    /** What came of an enquiry. */
    public enum Status {
      FOUND,
      /** Some of it was left out, or did not come in time. */
      PARTIAL,
      /** The system does not know the customer. */
      UNKNOWN,
      TIMEOUT,
      FAILED;

      /** The name in JSON: lower case. */
      @JsonValue
      public String wireName() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * An earlier conversation.
   *
   * @param conversation id
   * @param startedAt when it began
   * @param turns how many
   * @param issue its last intent, if any
   * @param handoff reason of its last handoff, if it had one; it is history and starts nothing
   * @param resolved whether it was, if that is known
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Earlier(
      String conversation,
      @JsonSerialize(using = ToStringSerializer.class) Instant startedAt,
      int turns,
      Optional<String> issue,
      Optional<String> handoff,
      Optional<Boolean> resolved) {}

  /** The same customer with these fields. */
  public CustomerView withFields(List<Field> others) {
    return new CustomerView(id, others, lookups, earlier);
  }

  /** The same customer with these earlier conversations. */
  public CustomerView withEarlier(List<Earlier> others) {
    return new CustomerView(id, fields, lookups, others);
  }
}
