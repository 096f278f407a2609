package io.baton.conversation.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Points in time as texts of ISO 8601 with their offset, such as 2026-01-05T10:00:00Z. */
public final class Times {

  /** Neither databases nor arithmetic in milliseconds reach as far as {@link Instant} does. */
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private Times() {}

  /**
   * Reads one.
   *
   * @param field that has it, for complaints
   * @return between the beginning of the year 1 and the end of the year 9999 in UTC
   * @throws FieldException if it is none, or not in that range
   */
  public static Instant parse(String field, String text) {
    Instant time;
    try {
      time = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new FieldException(
          field, "'" + JsonFields.shorten(text) + "' is no time such as 2026-01-05T10:00:00Z");
    }
    return inRange(field, "'" + text + "'", time);
  }

  /**
   * A time that was read, if it is in the range of {@link #parse}.
   *
   * @param written as it was read, for complaints
   * @throws FieldException if it is not
   */
  public static Instant inRange(String field, String written, Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new FieldException(field, written + " is not in " + FIRST + ".." + LAST);
    }
    return time;
  }
}
