package io.baton.server.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opening hours out of JSON, in the form that {@link HoursView} has. */
public final class HoursReader {

  private static final String END_OF_DAY = "24:00";
  private static final Set<String> DAYS =
      Arrays.stream(DayOfWeek.values()).map(WeeklyHours::name).collect(Collectors.toSet());

  private HoursReader() {}

  /**
   * Reads opening hours.
   *
   * @param path of the object, for complaints; empty for the outermost
   * @throws FieldException naming the field, the value and the range
   */
  public static OpeningHours read(JsonNode node, String path) {
    Fields fields =
        Fields.of(node, path, Set.of("timeZone", "week", "holidays", "openings", "closures"));
    return fields.checked(() ->
        new OpeningHours(
            zone(fields),
            week(fields),
            fields.list("holidays", HoursReader::holiday),
            fields.list("openings", HoursReader::exceptional),
            fields.list("closures", HoursReader::exceptional)));
  }

  private static ZoneId zone(Fields fields) {
    String name = fields.text("timeZone");
    // Offsets know no daylight saving, and abbreviations mean several zones.
    if (!ZoneId.getAvailableZoneIds().contains(name)
        || !(name.contains("/") || name.equals("UTC"))) {
      throw fields.wrong(
          "timeZone", name, "a time zone of the IANA database, such as Europe/Berlin, or UTC");
    }
    return ZoneId.of(name);
  }

  private static WeeklyHours week(Fields fields) {
    Fields week = fields.object("week", DAYS);
    Map<DayOfWeek, List<Shift>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day, week.list(WeeklyHours.name(day), HoursReader::shift));
    }
    return week.checked(() -> new WeeklyHours(days));
  }

  private static Shift shift(JsonNode node, String path) {
    Fields fields = Fields.of(node, path, Set.of("from", "to"));
    LocalTime from = time(fields, "from", fields.text("from"));
    String to = fields.text("to");
    LocalTime end = to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time(fields, "to", to);
    return fields.checked(() -> new Shift(from, end));
  }

  private static LocalTime time(Fields fields, String field, String text) {
    if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
      throw fields.wrong(
          field, text, "a time in 00:00.." + (field.equals("to") ? END_OF_DAY : "23:59"));
    }
    return LocalTime.parse(text);
  }

  private static Holiday holiday(JsonNode node, String path) {
    Fields fields = Fields.of(node, path, Set.of("date", "yearly", "name"));
    String name = fields.optional("name");
    if (fields.has("date") == fields.has("yearly")) {
      throw new FieldException(
          path, "has to have one of date, such as 2026-04-06, and yearly, such as 12-25");
    }
    return fields.checked(() ->
        fields.has("date")
            ? new Holiday.Once(
                fields.parsed("date", "a date such as 2026-04-06", LocalDate::parse), name)
            : new Holiday.Yearly(
                fields.parsed(
                    "yearly",
                    "a month and a day in 01-01..12-31",
                    text -> MonthDay.parse("--" + text)),
                name));
  }

  private static Exceptional exceptional(JsonNode node, String path) {
    Fields fields = Fields.of(node, path, Set.of("from", "to", "reason"));
    Function<String, LocalDateTime> time =
        text -> {
          if (!text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}")) {
            throw new DateTimeException(text);
          }
          return LocalDateTime.parse(text);
        };
    String wanted = "a local time such as 2026-03-02T13:00";
    LocalDateTime from = fields.parsed("from", wanted, time);
    LocalDateTime to = fields.parsed("to", wanted, time);
    return fields.checked(() -> new Exceptional(from, to, fields.optional("reason")));
  }
}
