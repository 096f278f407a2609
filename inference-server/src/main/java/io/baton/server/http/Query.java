package io.baton.server.http;

import io.baton.conversation.LanguageTag;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Parameters of a request's query and path. */
public final class Query {

  private static final int LONGEST_ID = 128;
  private static final String NUL = "%00";
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private Query() {}

  /**
   * Looks at all parameters that are sent.
   *
   * @throws FieldException if one has the character U+0000, which no text here can have, or is not
   *     encoded as it must be, for it would count as if it were not there
   */
  static void check(Context context) {
    String query = context.queryString();
    if (query == null || query.indexOf('%') < 0) {
      return;
    }
    for (String parameter : query.split("&", -1)) {
      if (BROKEN.matcher(parameter).find()) {
        throw new FieldException(
            parameter.split("=", 2)[0], "has a % that is not followed by two hexadecimal digits");
      }
    }
    if (!query.contains(NUL)) {
      return;
    }
    context
        .queryParamMap()
        .forEach((name, values) -> {
          if (values.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
            throw new FieldException(name, "has the character U+0000");
          }
        });
  }

  /**
   * The id in the path under which something is kept anew.
   *
   * @throws FieldException if it is blank or longer than 128 characters
   */
  public static String newId(Context context, String name) {
    String id = context.pathParam(name);
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw new FieldException(name, "is blank or longer than " + LONGEST_ID + " characters");
    }
    return id;
  }

  /**
   * An id.
   *
   * @throws FieldException if it is blank, longer than 128 characters or has the character U+0000
   */
  public static String checkedId(String field, String id) {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new FieldException(
          field, "an id has 1 to " + LONGEST_ID + " characters, not " + id.length());
    }
    if (id.isBlank() || id.indexOf(0) >= 0) {
      throw new FieldException(field, "is blank or has the character U+0000");
    }
    return id;
  }

  /**
   * A whole number; empty if it is not there.
   *
   * @throws FieldException if it is none in this range, both ends included
   */
  public static OptionalInt number(Context context, String name, int least, int most) {
    String text = context.queryParam(name);
    if (text == null) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new FieldException(name, "'" + text + "' is no whole number in " + least + ".." + most);
  }

  /**
   * A language tag, such as de-AT.
   *
   * @return the same
   * @throws FieldException if it is none
   */
  public static String languageTag(String field, String tag) {
    if (LanguageTag.base(tag).isEmpty()) {
      throw new FieldException(field, "'" + tag + "' is no language tag, such as en or pt-BR");
    }
    return tag;
  }

  /**
   * Whether something is wanted; false if it is not there.
   *
   * @throws FieldException if it is neither true nor false
   */
  public static boolean flag(Context context, String name) {
    String text = Optional.ofNullable(context.queryParam(name)).orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new FieldException(name, "'" + text + "' is neither true nor false");
    };
  }

  /**
   * A time with its zone, to the microsecond, as those are that it is compared with; empty if it is
   * not there.
   *
   * @throws FieldException as {@link Times#parse}
   */
  public static Optional<Instant> time(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name))
        .map(text -> Times.parse(name, text).truncatedTo(ChronoUnit.MICROS));
  }
}
