package io.baton.server.http;

import io.baton.conversation.history.FieldException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Pages of a list: how many items the caller wants, and after which.
 *
 * @param usual items where the caller says nothing
 * @param most items
 */
public record Paging(int usual, int most) {

  /** Not in any part: neither ids nor times have it. */
  private static final String SEPARATOR = "\0";

  /**
   * How many items are wanted.
   *
   * @throws FieldException if it is no number in range
   */
  public int limit(Context context) {
    return Query.number(context, "limit", 1, most).orElse(usual);
  }

  /**
   * The parts of the cursor, if there is one.
   *
   * @param parts how many it must have
   * @throws FieldException if it is none of this server's
   */
  public Optional<List<String>> cursor(Context context, int parts) {
    String cursor = context.queryParam("cursor");
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> read = List.of(text.split(SEPARATOR, -1));
      if (read.size() == parts) {
        return Optional.of(read);
      }
    } catch (IllegalArgumentException e) {
      // Told below, like one of another list.
    }
    throw foreign(cursor);
  }

  /**
   * The id in the cursor of a list that is ordered by ids, if there is one.
   *
   * @param list named in its cursors, for ids of one list look like those of another
   * @throws FieldException if it is none of this list
   */
  public Optional<String> cursor(Context context, String list) {
    return cursor(context, 2)
        .map(parts -> {
          if (!parts.getFirst().equals(list)) {
            throw foreign(String.valueOf(context.queryParam("cursor")));
          }
          return parts.getLast();
        });
  }

  private static FieldException foreign(String cursor) {
    return new FieldException("cursor", "'" + cursor + "' is none that this server gave");
  }

  /** A cursor of these parts. */
  public static String cursor(String... parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A number in a cursor.
   *
   * @throws FieldException if it is none
   */
  public static int number(String part) {
    try {
      return Integer.parseInt(part);
    } catch (NumberFormatException e) {
      throw foreign(part);
    }
  }

  /**
   * A time in a cursor.
   *
   * @throws FieldException if it is none
   */
  public static Instant instant(String part) {
    try {
      return Instant.parse(part);
    } catch (DateTimeParseException e) {
      throw foreign(part);
    }
  }
}
