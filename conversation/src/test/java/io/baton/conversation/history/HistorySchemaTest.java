package io.baton.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.schema.Agreement;
import io.baton.schema.Mutations;
import io.baton.schema.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader say the same of every line. */
final class HistorySchemaTest {

  private static final PublishedSchema SCHEMA =
      PublishedSchema.of(ConversationJson.class, "history.schema.json");

  /** Everything the format has; any start is before any end, which a schema cannot compare. */
  private static final JsonNode FULL =
      json(
          """
          {"id":"c-1","channel":"web","language":"en","industry":"ecommerce",
           "startedAt":"2026-01-05T10:00:00Z","customer":{"id":"u-9","tier":"vip","since":2019},
           "turns":[
             {"id":"t-1","at":"2026-01-05T10:00:02+01:00","speaker":"customer","text":"my order?",
              "intent":"track_order","confidence":0.82,"fallback":false,"replyId":"r-1",
              "ranking":[{"intent":"track_order","confidence":0.82}],
              "entities":[{"type":"order_number","value":"A-1","start":-2147483648,
                           "end":2147483647,"confidence":0.5,"role":"main"}],
              "behaviour":{"typingMillis":900,"edits":2},
              "signals":[{"modality":"voice","name":"anger","value":0.3,"confidence":0.9}],
              "label":{"needsHuman":false,"needsHumanShare":0.2,"sentiment":"neutral",
                       "emotion":"joy","offensive":false,"satisfaction":3,
                       "entities":[{"type":"order_number","value":"A-2"}]}}],
           "outcome":{"escalated":true,"escalatedAtTurn":"t-1","reason":"explicit_request",
             "resolved":true,"botCouldHave":false,"csat":4,"handleSeconds":540.5,
             "abandoned":false,"team":"billing"},
           "build":"2026.1"}
          """);

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "3",
          "3.0",
          "5",
          "6",
          "-1",
          "0.5",
          "1.5",
          "3000000000",
          "1e300",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"bot\"",
          "\"positive\"",
          "\"2026-01-05T10:00:00Z\"",
          "[]",
          "[null]",
          "[7]",
          "[{}]",
          "{}");

  @Test
  void theExampleHasEverythingThatTheSchemaKnows() {
    assertThat(SCHEMA.unusedIn(FULL)).isEmpty();
    assertThat(SCHEMA.complaints(FULL)).isEmpty();
    assertThat(isRead(FULL)).isTrue();
  }

  @Test
  void everyValueReplacedOrLeftOutIsJudgedAlike() {
    Map<String, JsonNode> mutations = Mutations.of(FULL, OTHERS);
    Agreement agreement = Agreement.of(SCHEMA, HistorySchemaTest::isRead, mutations);
    assertThat(agreement.differences()).isEmpty();
    assertThat(agreement.refused()).isBetween(800, mutations.size() - 200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"escalatedAtTurn":"t-1"} | true
          {"escalated":null,"escalatedAtTurn":"t-1"} | true
          {"escalated":false,"escalatedAtTurn":null} | true
          {"escalated":false} | true
          {"escalated":false,"escalatedAtTurn":"t-1"} | false
          """)
  void whatWentToAHumanAtATurnNeededOne(String outcome, boolean read) {
    JsonNode line = json("{\"id\":\"c\",\"outcome\":" + outcome + "}");
    assertThat(SCHEMA.complaints(line).isEmpty()).isEqualTo(read);
    assertThat(isRead(line)).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05T10:00Z",
        "2026-01-05t10:00:00z",
        "2026-01-05T10:00:00.123456789-17:30",
        "2026-01-05T10:00:00+0130",
        "2026-01-05T10:00:00+01",
        "2026-01-05T10:00:00+01:00:30",
        "2026-01-05",
        "2026-01-05 10:00:00Z",
        "2026-01-05T10:00:00",
        "2026-13-05T10:00:00Z",
        "2026-01-32T10:00:00Z",
        "2026-01-05T24:00:00Z",
        "2026-01-05T10:60:00Z",
        "2026-01-05T10:00:00.1234567890Z",
        "2026-01-05T10:00:00+19:00",
        "26-01-05T10:00:00Z",
        "noon",
      })
  void timesAreJudgedAlike(String time) {
    JsonNode line = json("{\"id\":\"c\",\"startedAt\":\"" + time + "\"}");
    assertThat(SCHEMA.complaints(line).isEmpty()).isEqualTo(isRead(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"c\"}",
        "{\"id\":\"c\",\"turns\":[],\"outcome\":{},\"customer\":{}}",
        "{\"id\":\"c\",\"turns\":null,\"customer\":null,\"outcome\":null,\"channel\":null}",
        "{\"id\":\"c\",\"turns\":[{\"id\":\"t\",\"speaker\":\"system\",\"mood\":{\"a\":[1]}}]}",
      })
  void littleIsEnough(String line) {
    assertThat(SCHEMA.complaints(json(line))).isEmpty();
    assertThat(isRead(json(line))).isTrue();
  }

  @Test
  void theExampleOfTheReadmeIsAHistory() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("```json") + "```json".length();
    JsonNode line = json(readme.substring(begin, readme.indexOf("```", begin)));
    assertThat(SCHEMA.complaints(line)).isEmpty();
    assertThat(isRead(line)).isTrue();
  }

  private static boolean isRead(JsonNode line) {
    try {
      ConversationJson.read(line);
      return true;
    } catch (FieldException e) {
      return false;
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
