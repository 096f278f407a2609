package io.baton.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryTest {

  private static final String FULL =
      """
      {"id":"c-1","channel":"web","language":"en","industry":"ecommerce",\
      "startedAt":"2026-01-05T10:00:00Z","customer":{"id":"u-9","tier":"vip","since":2019},\
      "turns":[{"id":"t-1","at":"2026-01-05T10:00:02Z","speaker":"customer",\
      "text":"where is my order","intent":"track_order","confidence":0.82,\
      "ranking":[{"intent":"track_order","confidence":0.82,"rank":1}],"replyId":"r-1",\
      "entities":[{"type":"order_number","value":"A-1","start":0,"end":3,"confidence":0.5,\
      "role":"main"},{"type":"date"}],"behaviour":{"typingMillis":900,"edits":2,"device":"phone"},\
      "signals":[{"modality":"voice","name":"anger","value":0.3,"confidence":0.9,"ts":7}],\
      "label":{"needsHuman":false,"sentiment":"neutral","satisfaction":3,"annotators":[1,2]},\
      "mood":{"a":[1,null,{"b":2}]}}],\
      "outcome":{"escalated":true,"escalatedAtTurn":"t-1","reason":"explicit_request",\
      "resolved":true,"botCouldHave":false,"csat":4,"handleSeconds":540.0,"abandoned":false,\
      "team":"billing"},"build":"2026.1"}\
      """;

  @TempDir Path folder;

  @Test
  void everyKnownAndUnknownFieldSurvivesARoundTrip() throws IOException {
    Conversation read = only(FULL);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HistoryWriter writer = HistoryWriter.of(out)) {
      writer.write(read);
    }
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(out.toByteArray())).isEqualTo(mapper.readTree(FULL));
    assertThat(only(out.toString(StandardCharsets.UTF_8))).isEqualTo(read);
  }

  /** Turns that are stored are told by a hash of that text. */
  @Test
  void theTextOfATurnIsThatOfItsTree() {
    Turn turn = only(FULL).turns().getFirst();
    assertThat(ConversationTree.text(turn)).isEqualTo(ConversationTree.of(turn).toString());
  }

  @Test
  void fieldsMeanWhatTheySay() {
    Conversation read = only(FULL);
    assertThat(read.customer().tier()).contains("vip");
    assertThat(read.turns().getFirst().speaker()).isEqualTo(Speaker.CUSTOMER);
    assertThat(read.turns().getFirst().confidence()).hasValue(0.82);
    assertThat(read.turns().getFirst().label().needsHuman()).contains(false);
    assertThat(read.outcome().handleSeconds()).hasValue(540);
  }

  @Test
  void nullIsAbsent() {
    Conversation read =
        only("{'id':'c','turns':[{'id':'t','speaker':'bot','text':null,'confidence':null}]}");
    assertThat(read.turns().getFirst().text()).isEmpty();
    assertThat(read.turns().getFirst().confidence()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'turns':[]} | id: missing",
        "{'id':3} | id: 3 is not a text",
        "{'id':' '} | id: must not be blank",
        "{'id':'c','turns':{}} | turns: an object is not a list",
        "{'id':'c','turns':[7]} | turns[0]: 7 is no object",
        "{'id':'c','turns':[{'id':'t'}]} | turns[0].speaker: missing",
        "{'id':'c','turns':[{'id':'t','speaker':'dog'}]} | turns[0].speaker: 'dog' is none of",
        "{'id':'c','turns':[{'id':'t','speaker':'bot','confidence':1.5}]} "
            + "| turns[0].confidence: 1.5 is not in [0, 1]",
        "{'id':'c','turns':[{'id':'t','speaker':'bot','at':'noon'}]} | turns[0].at: 'noon' is no",
        "{'id':'c','turns':[{'id':'t','speaker':'bot','label':{'satisfaction':9}}]} "
            + "| turns[0].label.satisfaction: 9 is not in 1..5",
        "{'id':'c','turns':[{'id':'t','speaker':'bot','entities':[{'type':''}]}]} "
            + "| turns[0].entities[0].type: must not be blank",
        "{'id':'c','outcome':{'csat':2.5}} | outcome.csat: 2.5 is not a whole number",
        "{'id':'c','outcome':{'handleSeconds':1e999}} "
            + "| outcome.handleSeconds: Infinity is not a number of 0 or more",
        "{'id':'c','id':'d'} | no valid JSON: Duplicate field 'id'",
        "{'id':'c'} x | no valid JSON",
        "[] | (line): a list is no object",
      })
  void aBadLineIsToldByLineAndField(String line, String complaint) {
    String text = "{\"id\":\"fine\"}\n\n" + line.replace('\'', '"').strip() + "\n";
    assertThatThrownBy(() -> all(text, BadLines.refuse()))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("test line 3: ")
        .hasMessageContaining(complaint.strip());
  }

  @Test
  void aTurnIdMustNotComeTwice() {
    String turn = "{'id':'t','speaker':'bot'}";
    assertThatThrownBy(() -> only("{'id':'c','turns':[" + turn + "," + turn + "]}"))
        .hasMessageContaining("turns[].id: 't' is there twice");
  }

  @Test
  void badLinesAreSkippedUpToTheLimitAndReported() {
    List<HistoryException> told = new ArrayList<>();
    String text = "{\"id\":\"a\"}\nbroken\n{\"id\":\"b\"}\n{}\n";
    assertThat(all(text, BadLines.skip(2, told::add)))
        .extracting(Conversation::id)
        .containsExactly("a", "b");
    assertThat(told).extracting(HistoryException::line).containsExactly(2L, 4L);
    assertThatThrownBy(() -> all(text, BadLines.skip(1, told::add)))
        .hasMessageStartingWith("test line 4: id: missing");
  }

  @Test
  void aTurnRebuiltAndAConversationWithOtherTurnsLoseNothing() {
    Conversation read = only(FULL);
    Turn turn = read.turns().getFirst();
    assertThat(turn.toBuilder().build()).isEqualTo(turn);
    assertThat(read.withTurns(List.of()).withTurns(read.turns())).isEqualTo(read);
    Outcome outcome = read.outcome();
    assertThat(outcome.withEscalatedAtTurn("t-9").withEscalatedAtTurn("t-1")).isEqualTo(outcome);
    assertThat(outcome.withCsat(1).withCsat(4)).isEqualTo(outcome);
  }

  @Test
  void aBlankLineMayHaveBlanksAndTheEndOfALineOfWindows() {
    assertThat(all("{\"id\":\"a\"}\r\n\r\n \t\r\n{\"id\":\"b\"}\r\n", BadLines.refuse()))
        .extracting(Conversation::id)
        .containsExactly("a", "b");
  }

  @Test
  void whatIsNestedTooDeepIsABadLine() {
    String deep = "{\"id\":\"a\",\"other\":" + "[".repeat(200) + "]".repeat(200) + "}";
    assertThat(all(deep.replaceFirst("\\[", "").replaceFirst("]", ""), BadLines.refuse()))
        .hasSize(1);
    assertThatThrownBy(() -> all(deep, BadLines.refuse()))
        .hasMessageStartingWith("test line 1: no valid JSON");
  }

  @Test
  void aComplaintQuotesNoMoreThanTheBeginning() {
    assertThatThrownBy(() -> only("{'id':'c','turns':['" + "x".repeat(100) + "']}"))
        .hasMessage("test line 1: turns[0]: \"" + "x".repeat(39) + "… is no object");
    assertThatThrownBy(() -> only("{'id':['" + "x".repeat(100) + "']}"))
        .hasMessage("test line 1: id: a list is not a text");
  }

  @Test
  void aStreamThatBreaksOffIsToldWhateverMayBeSkipped() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(whole)) {
      out.write((FULL + "\n").repeat(9).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(whole.toByteArray(), whole.size() - 20);
    try (HistoryReader reader =
        HistoryReader.of("test", new ByteArrayInputStream(cut), BadLines.skip(99, line -> {}))) {
      assertThatThrownBy(() -> reader.stream().toList())
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("cannot be read");
    }
  }

  @Test
  void anEntityMayBeEmptyButNotEndBeforeItBegins() {
    String entity = "{'id':'c','turns':[{'id':'t','speaker':'bot','entities':[{'type':'a',";
    assertThat(only(entity + "'start':3,'end':3}]}]}").turns()).hasSize(1);
    assertThatThrownBy(() -> only(entity + "'start':3,'end':2}]}]}"))
        .hasMessage("test line 1: turns[0].entities[0].end: 2 is before start 3");
  }

  @Test
  void invalidUtf8IsToldByLine() {
    byte[] bytes = {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};
    try (HistoryReader reader =
        HistoryReader.of("test", new ByteArrayInputStream(bytes), BadLines.refuse())) {
      assertThatThrownBy(reader::next)
          .hasMessageContaining("test line 1: ")
          .hasMessageContaining("UTF-8");
    }
  }

  @Test
  void gzipIsSeenByContentNotByName() throws IOException {
    Path file = folder.resolve("history.jsonl");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(FULL.getBytes(StandardCharsets.UTF_8));
    }
    try (var read = HistoryReader.read(file)) {
      assertThat(read).containsExactly(only(FULL));
    }
  }

  @Test
  void aFileNamedGzIsWrittenGzipped() throws IOException {
    Path file = folder.resolve("history.jsonl.gz");
    try (HistoryWriter writer = HistoryWriter.open(file)) {
      writer.write(only(FULL));
    }
    assertThat(Files.readAllBytes(file)).startsWith(0x1f, 0x8b);
    try (var read = HistoryReader.read(file)) {
      assertThat(read).containsExactly(only(FULL));
    }
  }

  @Test
  void aMissingFileIsToldPlainly() {
    assertThatThrownBy(() -> HistoryReader.read(folder.resolve("none.jsonl")))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void thePlaceIsThatOfTheConversationReadLastEvenWhenTheNextWasLookedFor() {
    byte[] bytes =
        "\n{\"id\":\"a\",\"turns\":[]}\n{\n{\"id\":\"b\",\"turns\":[]}\n"
            .getBytes(StandardCharsets.UTF_8);
    try (HistoryReader reader =
        HistoryReader.of("test", new ByteArrayInputStream(bytes), BadLines.skip(1, line -> {}))) {
      assertThat(reader.place()).hasToString("test");
      assertThat(reader.next().id()).isEqualTo("a");
      assertThat(reader.hasNext()).isTrue();
      assertThat(reader.place()).isEqualTo(new Place("test", 2));
      assertThat(reader.next().id()).isEqualTo("b");
      assertThat(reader.place()).hasToString("test line 4");
    }
  }

  @Test
  void anEmptyFileIsAnEmptyHistory() {
    assertThat(all("", BadLines.refuse())).isEmpty();
  }

  private static Conversation only(String line) {
    return all(line.startsWith("{'") ? line.replace('\'', '"') : line, BadLines.refuse())
        .getFirst();
  }

  private static List<Conversation> all(String text, BadLines badLines) {
    ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (HistoryReader reader = HistoryReader.of("test", in, badLines)) {
      return reader.stream().toList();
    }
  }
}
