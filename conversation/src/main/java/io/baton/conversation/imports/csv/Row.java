package io.baton.conversation.imports.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Speaker;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.TurnJson;
import io.baton.conversation.imports.Values;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes of a row what the history format has for it: {@code turn}, and what the row says {@code
 * about} its conversation. Columns that nobody knows are kept in the turn as {@code csv}.
 */
final class Row {

  private static final Set<String> NOTHING = Set.of("", "null", "nan", "n/a", "none");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d{1,3})?");

  /** A thousand and more to some, decimals to others. */
  private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private static final Pattern COMPACT_DATE =
      Pattern.compile("(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");

  private final Header header;
  private final CsvOptions options;

  Row(Header header, CsvOptions options) {
    this.header = header;
    this.options = options;
  }

  String conversation(List<String> fields) {
    String id = fields.get(header.places().getOrDefault(Column.CONVERSATION, 0)).strip();
    if (id.isEmpty()) {
      throw new FieldException(header.name(Column.CONVERSATION), "must not be blank");
    }
    return id;
  }

  /**
   * Reads a row.
   *
   * @throws FieldException naming the header of the column
   */
  ObjectNode read(List<String> fields) {
    ObjectNode row = NODES.objectNode();
    header
        .places()
        .forEach((column, place) -> {
          String text = fields.get(place);
          if (column != Column.CONVERSATION && !isNothing(column, text)) {
            put(row, column.path(), value(column, text));
          }
        });
    for (int place : header.unknown()) {
      if (!fields.get(place).isEmpty()) {
        put(row, "turn.csv", NODES.objectNode());
        ((ObjectNode) row.path("turn").path("csv")).put(header.keptAs(place), fields.get(place));
      }
    }
    check(row);
    return row;
  }

  private static boolean isNothing(Column column, String text) {
    if (column == Column.TEXT) {
      return text.isEmpty();
    }
    String plain = text.strip().toLowerCase(Locale.ROOT);
    // Some NLUs have an intent of that name for what belongs to no other.
    return NOTHING.contains(plain) && !(column == Column.INTENT && plain.equals("none"));
  }

  private static void put(ObjectNode row, String path, JsonNode value) {
    ObjectNode at = row;
    String[] names = path.split("\\.");
    for (int i = 0; i + 1 < names.length; i++) {
      at = at.withObject(names[i]);
    }
    if (!(at.get(names[names.length - 1]) instanceof ObjectNode)) {
      at.set(names[names.length - 1], value);
    }
  }

  private JsonNode value(Column column, String text) {
    String name = header.name(column);
    return switch (column.type()) {
      case TEXT -> NODES.textNode(text(column, text));
      case NUMBER -> NODES.numberNode(number(name, text.strip()));
      case WHOLE -> NODES.numberNode(whole(name, text.strip()));
      case FLAG -> NODES.booleanNode(flag(name, text.strip()));
      case TIME -> NODES.textNode(time(name, text.strip()).toString());
      case SPEAKER -> NODES.textNode(speaker(name, text.strip()));
      case ENTITIES -> Entities.read(name, text.strip());
    };
  }

  private static String text(Column column, String text) {
    return switch (column) {
      case TEXT -> text;
      case SENTIMENT -> text.strip().toLowerCase(Locale.ROOT);
      default -> text.strip();
    };
  }

  private Instant time(String name, String text) {
    if (COMPACT_DATE.matcher(text).matches()) {
      throw new FieldException(
          name, "'" + text + "' is a date without a time, or seconds in 1970; neither is taken");
    }
    return Values.instant(name, text, options.zone());
  }

  /** With a point or a comma before the decimals, or as a percentage. */
  private static double number(String name, String text) {
    boolean percent = text.endsWith("%");
    String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
    if (!DECIMAL.matcher(digits).matches()) {
      throw new FieldException(name, "'" + text + "' is no number");
    }
    String pointed = digits.replace(',', '.');
    if (GROUPED.matcher(digits).matches()) {
      throw new FieldException(
          name,
          "'%s' may be %s or %s; a point tells".formatted(text, digits.replace(",", ""), pointed));
    }
    double value = Double.parseDouble(pointed);
    return percent ? value / 100 : value;
  }

  private static int whole(String name, String text) {
    double value = number(name, text);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new FieldException(name, "'" + text + "' is no whole number");
    }
    return (int) value;
  }

  private static boolean flag(String name, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "1", "1.0" -> true;
      case "false", "f", "no", "n", "0", "0.0" -> false;
      default ->
          throw new FieldException(name, "'" + text + "' is none of true, false, yes, no, 1, 0");
    };
  }

  private String speaker(String name, String text) {
    Speaker speaker = options.speakers().get(text.toLowerCase(Locale.ROOT));
    if (speaker == null) {
      throw new FieldException(
          name,
          "'"
              + text
              + "' is none of "
              + String.join(", ", new TreeSet<>(options.speakers().keySet()))
              + "; say who it is with --speaker '"
              + text
              + "=...'");
    }
    return speaker.wireName();
  }

  /** Lets the history format look at the row, so that the complaint comes with its line. */
  private void check(ObjectNode row) {
    if (row.path("turn").path("speaker").isMissingNode()) {
      throw new FieldException(header.name(Column.SPEAKER), "must not be blank");
    }
    try {
      ObjectNode turn = row.withObject("turn").deepCopy();
      TurnJson.read(turn.has("id") ? turn : turn.put("id", "t-0"), "turn");
      ObjectNode about = NODES.objectNode().put("id", "c").setAll(row.withObject("about"));
      ConversationJson.read(about);
    } catch (FieldException e) {
      String field = e.field().replaceFirst("\\[.*", "");
      String path = field.startsWith("turn.") ? field : "about." + field;
      throw new FieldException(Column.at(path).map(header::name).orElse(e.field()), e.problem());
    }
  }
}
