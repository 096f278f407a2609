package io.baton.server.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FieldException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HoursReaderTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String WHOLE =
      """
      {"timeZone":"Europe/Lisbon",
      "week":{"monday":[{"from":"09:00","to":"12:00"},{"from":"22:00","to":"02:00"}],
      "sunday":[{"from":"00:00","to":"24:00"}]},
      "holidays":[{"date":"2026-04-05","name":"Easter"},{"yearly":"12-25"}],
      "openings":[{"from":"2026-12-24T09:00","to":"2026-12-24T12:00","reason":"gifts"}],
      "closures":[{"from":"2026-08-01T00:00","to":"2026-08-16T00:00"}]}
      """;

  private static OpeningHours read(String json) {
    try {
      return HoursReader.read(MAPPER.readTree(json), "");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws JsonProcessingException {
    OpeningHours hours = read(WHOLE);
    String written = MAPPER.writeValueAsString(HoursView.of(hours));

    assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(WHOLE));
    assertThat(read(written)).isEqualTo(hours);
  }

  @Test
  void allButTheZoneMayBeMissing() {
    assertThat(read("{\"timeZone\":\"UTC\"}").nextOpening(Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | timeZone: missing; a text is needed
          {"timeZone":"CET"} \
          | timeZone: 'CET' is not a time zone of the IANA database, such as Europe/Berlin, \
          or UTC
          {"timeZone":"+02:00"} \
          | timeZone: '+02:00' is not a time zone of the IANA database, such as \
          Europe/Berlin, or UTC
          {"timeZone":"UTC","weak":{}} \
          | weak: is not one of [closures, holidays, openings, timeZone, week]
          {"timeZone":"UTC","week":{"mo":[]}} \
          | week.mo: is not one of [friday, monday, saturday, sunday, thursday, tuesday, \
          wednesday]
          {"timeZone":"UTC","week":{"monday":[{"from":"9:00","to":"10:00"}]}} \
          | week.monday[0].from: '9:00' is not a time in 00:00..23:59
          {"timeZone":"UTC","week":{"monday":[{"from":"24:00","to":"10:00"}]}} \
          | week.monday[0].from: '24:00' is not a time in 00:00..23:59
          {"timeZone":"UTC","week":{"monday":[{"from":"09:00","to":"09:00"}]}} \
          | week.monday[0].to: '09:00' is when it opens; a whole day is 00:00 to 24:00
          {"timeZone":"UTC","week":{"monday":[{"from":"09:00","to":"12:00"},{"from":"11:00",\
          "to":"13:00"}]}} \
          | week.monday: '11:00' lies in the opening of monday from 09:00 to 12:00
          {"timeZone":"UTC","week":{"sunday":[{"from":"20:00","to":"09:00"}],\
          "monday":[{"from":"08:00","to":"13:00"}]}} \
          | week.monday: '08:00' lies in the opening of sunday from 20:00 to 09:00
          {"timeZone":"UTC","holidays":[{"name":"x"}]} \
          | holidays[0]: has to have one of date, such as 2026-04-06, and yearly, such as 12-25
          {"timeZone":"UTC","holidays":[{"date":"2026-02-30"}]} \
          | holidays[0].date: '2026-02-30' is not a date such as 2026-04-06
          {"timeZone":"UTC","holidays":[{"yearly":"13-01"}]} \
          | holidays[0].yearly: '13-01' is not a month and a day in 01-01..12-31
          {"timeZone":"UTC","closures":[{"from":"2026-02-01T10:00","to":"2026-02-01T09:00"}]} \
          | closures[0].to: '2026-02-01T09:00' is not after '2026-02-01T10:00' and at most \
          366 days later
          {"timeZone":"UTC","openings":[{"from":"2026-02-01","to":"2026-02-01T09:00"}]} \
          | openings[0].from: '2026-02-01' is not a local time such as 2026-03-02T13:00
          {"timeZone":"UTC","holidays":7} | holidays: 7 is not a list
          [] | (body): [] is no object
          """)
  void errorsNameFieldValueAndRange(String json, String message) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(FieldException.class).hasMessage(message);
  }
}
