package io.baton.conversation.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Entity;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.imports.Imported;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvImportTest {

  @TempDir Path folder;

  @Test
  void everyColumnGoesWhereTheFormatHasIt() {
    Conversation read =
        only(
            "conversation,turn,at,speaker,text,intent,confidence,fallback,reply_id,entities,"
                + "needs_human,sentiment,emotion,offensive,satisfaction,channel,language,industry,"
                + "started_at,customer,tier,escalated,escalated_at_turn,reason,resolved,"
                + "bot_could_have,csat,handle_seconds,abandoned,team",
            "c,m1,2026-01-05T11:00:00+01:00,customer,hello,greet,82%,no,r1,"
                + "order=A-1; date,yes,negative,anger,false,2,web,en,shop,1767607100,u,vip,1,m1,"
                + "asked,0,n,4,12.5,t,blue");
    Turn turn = read.turns().getFirst();
    assertThat(turn.at()).contains(Instant.parse("2026-01-05T10:00:00Z"));
    assertThat(turn.confidence()).hasValue(0.82);
    assertThat(turn.entities()).containsExactly(Entity.of("order", "A-1"), Entity.of("date", ""));
    assertThat(turn.label().needsHuman()).contains(true);
    assertThat(turn.label().sentiment()).contains(Sentiment.NEGATIVE);
    assertThat(turn.label().satisfaction()).hasValue(2);
    assertThat(turn.other()).containsEntry("csv", Map.of("team", "blue"));
    assertThat(read.startedAt()).contains(Instant.ofEpochSecond(1767607100));
    assertThat(read.customer().tier()).contains("vip");
    assertThat(read.outcome().escalated()).contains(true);
    assertThat(read.outcome().escalatedAtTurn()).contains("m1");
    assertThat(read.outcome().csat()).hasValue(4);
    assertThat(read.outcome().handleSeconds()).hasValue(12.5);
    assertThat(read.outcome().abandoned()).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theSeparatorIsSeenInTheHeader(String separator) {
    Conversation read =
        only(
            String.join(separator, "Session ID", "Role", "Message"),
            String.join(separator, "c", "User", "\"well, a;b\tc\""));
    assertThat(read.turns().getFirst().speaker()).isEqualTo(Speaker.CUSTOMER);
    assertThat(read.turns().getFirst().text()).contains("well, a;b\tc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aTableIsReadAsSpreadsheetsWriteIt(String charset) {
    String table = "\uFEFFsep=;\r\nconversation;speaker;text\r\nc;user;Grüße, 你好\r\n";
    List<Conversation> read = imported(CsvOptions.USUAL, 0).of(Charset.forName(charset), table);
    assertThat(read.getFirst().turns().getFirst().text()).contains("Grüße, 你好");
  }

  @Test
  void rowsAreBroughtTogetherAndOrderedByTimeElseByNumber() {
    List<Conversation> timed =
        imported(CsvOptions.USUAL, 0)
            .of(
                "conversation,speaker,at,text\na,bot,2,second\nb,user,1,other\n",
                "conversation,speaker,at,text\na,user,1,first\n");
    assertThat(timed).extracting(Conversation::id).containsExactly("a", "b");
    assertThat(texts(timed.getFirst())).containsExactly("first", "second");
    assertThat(timed.getFirst().turns()).extracting(Turn::id).containsExactly("t-1", "t-2");
    Conversation numbered =
        only("conversation,turn,speaker,text", "a,10,bot,second", "a,9,user,first");
    assertThat(texts(numbered)).containsExactly("first", "second");
    assertThat(texts(only("conversation,speaker,text", "a,bot,x", "a,user,y")))
        .containsExactly("x", "y");
  }

  @Test
  void headersAndSpeakersOfOnesOwnCanBeNamed() {
    CsvOptions options =
        new CsvOptions(
            Optional.empty(),
            Map.of(Column.TEXT, "Body", Column.CONVERSATION, "Case"),
            Map.of("Sara", Speaker.AGENT),
            ZoneId.of("Europe/Zurich"));
    Conversation read =
        imported(options, 0).only("Case,from,Body,message,time", "c,SARA,x,y,2026-07-01 12:00");
    Turn turn = read.turns().getFirst();
    assertThat(turn.speaker()).isEqualTo(Speaker.AGENT);
    assertThat(turn.text()).contains("x");
    assertThat(turn.other()).containsEntry("csv", Map.of("message", "y"));
    assertThat(turn.at()).contains(Instant.parse("2026-07-01T10:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "speaker,text | a,b | line 1: header: no column is the conversation",
        "conversation,text | a,b | line 1: header: no column is the speaker",
        "conversation,speaker,role | a,b,c | line 1: header: 'speaker' and 'role' can both be",
        "conversation,speaker | c | line 2: row: has 1 fields, the header 2",
        "conversation,speaker | ,user | line 2: column conversation: must not be blank",
        "conversation,speaker | c, | line 2: column speaker: must not be blank",
        "conversation,Role | c,dog | line 2: column Role: 'dog' is none of agent,",
        "conversation,speaker,confidence | c,bot,x | line 2: column confidence: 'x' is no number",
        "conversation,speaker,confidence | c,bot,7 | line 2: column confidence: 7.0 is not in [0,",
        "conversation,speaker,satisfaction | c,bot,6 | line 2: column satisfaction: 6 is not in 1",
        "conversation,speaker,Rating | c,bot,2.5 | line 2: column Rating: '2.5' is no whole",
        "conversation,speaker,csat | c,bot,9 | line 2: column csat: 9 is not in 1..5",
        "conversation,speaker,escalated | c,bot,maybe | line 2: column escalated: 'maybe' is none",
        "conversation,speaker,confidence | c,bot,0x1p-1 | line 2: column confidence: '0x1p-1' is no",
        "conversation,speaker,handle time | c,bot,\"1,200\" | line 2: column handle time: '1,200' may",
        "conversation,speaker,at | c,bot,20260105 | line 2: column at: '20260105' is a date without",
        "conversation,speaker,at | c,bot,noon | line 2: column at: 'noon' is no time",
        "conversation,speaker,entities | c,bot,[1 | line 2: column entities: is neither JSON",
        "conversation,speaker,slots | c,bot,[1] | line 2: column slots: 1 is neither a text",
        "conversation,speaker,slots | c,bot,[] x | line 2: column slots: is neither JSON",
        "conversation,speaker | c,\"bot\"x | line 2: column 8: 'x' after a closing quote",
      })
  void everyMistakeIsToldByLineAndColumn(String header, String row, String complaint) {
    assertThatThrownBy(() -> only(header.strip(), row.strip()))
        .hasMessageContaining(complaint.strip());
  }

  @Test
  void rowsMustNotContradictEachOther() {
    String header = "conversation,turn,speaker,escalated";
    assertThatThrownBy(() -> only(header, "c,1,user,yes", "c,2,bot,no"))
        .hasMessageContaining("line 3: outcome.escalated: false, but true in a row before");
    assertThatThrownBy(() -> only(header, "c,1,user,yes", "c,1,bot,"))
        .hasMessageContaining("line 3: turn: \"1\" is there before, differently, in")
        .hasMessageEndingWith("line 2");
  }

  @Test
  void theTurnOfTheHandoffMustBeThere() {
    assertThatThrownBy(
            () -> only("conversation,turn,speaker,escalated_at_turn", "c,1,user,", "c,2,bot,7"))
        .hasMessageContaining("line 3: outcome.escalatedAtTurn: there is no turn '7'");
  }

  @Test
  void aColumnWithoutANameIsKeptByItsNumber() {
    Turn turn = only("conversation,speaker, ,", "c,user,x,").turns().getFirst();
    assertThat(turn.other()).containsEntry("csv", Map.of("column 3", "x"));
  }

  @Test
  void ofTwoColumnsOfOneNameTheSecondIsKeptByItsNumber() {
    Turn turn = only("conversation,speaker,note,note", "c,user,x,y").turns().getFirst();
    assertThat(turn.other()).containsEntry("csv", Map.of("note", "x", "column 4", "y"));
  }

  @Test
  void aRowThatIsThereTwiceCountsOnce() {
    Imported imported = imported(CsvOptions.USUAL, 0);
    assertThat(imported.only("conversation,turn,speaker", "c,1,user", "c,1,user").turns())
        .hasSize(1);
    assertThat(imported.findings().duplicates()).isEqualTo(1);
  }

  @Test
  void badRowsCanBeSkipped() {
    Imported imported = imported(CsvOptions.USUAL, 2);
    Conversation read =
        imported.only("conversation,speaker", "c,user", "c,\"x\"y", "c,dog", "c,bot");
    assertThat(read.turns()).hasSize(2);
    assertThat(imported.skipped()).extracting(it -> it.line()).containsExactly(3L, 4L);
  }

  @Test
  void anEmptyFileIsNoted() {
    Imported imported = imported(CsvOptions.USUAL, 0);
    assertThat(imported.of("", "conversation,speaker\n")).isEmpty();
    assertThat(imported.findings().empty()).hasSize(2);
  }

  @Test
  void anotherEncodingIsToldWithAWayOut() throws IOException {
    Path file = folder.resolve("latin");
    Files.write(
        file, "conversation,speaker,text\nc,user,für\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() ->
            new CsvImport(CsvOptions.USUAL)
                .read(file, imported(CsvOptions.USUAL, 0).findings(), piece -> {}))
        .hasMessageContaining("latin line 2: no valid UTF-8; convert it");
  }

  @Test
  void anOffsetMayBeHoursAlone() {
    Conversation read =
        only(
            "conversation,speaker,at",
            "c,user,2026-01-05 10:00:00.5+00",
            "c,bot,2026-01-05 08:00-03");
    assertThat(read.turns())
        .extracting(turn -> turn.at().orElseThrow())
        .containsExactly(
            Instant.parse("2026-01-05T10:00:00.500Z"), Instant.parse("2026-01-05T11:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05 10:00:00 +0100, 2026-01-05T09:00:00Z",
    "2026-01-05 10:00:00.250 -0800, 2026-01-05T18:00:00.250Z",
    "2026-01-05 10:00:00 +01:00, 2026-01-05T09:00:00Z",
    "2026-01-05T10:00:00 +0100, 2026-01-05T09:00:00Z",
    "2026-01-05 10:00 +01, 2026-01-05T09:00:00Z",
    "2026-01-05 10:00:00 UTC, 2026-01-05T10:00:00Z"
  })
  void aBlankMayStandBeforeTheOffset(String written, String at) {
    Turn turn = only("conversation,speaker,at", "c,user," + written).turns().getFirst();
    assertThat(turn.at()).contains(Instant.parse(at));
  }

  @ParameterizedTest
  @CsvSource({"Negative, NEGATIVE", "POSITIVE, POSITIVE", "' neutral', NEUTRAL"})
  void aSentimentIsReadHoweverItIsWritten(String written, Sentiment sentiment) {
    Turn turn = only("conversation,speaker,sentiment", "c,user," + written).turns().getFirst();
    assertThat(turn.label().sentiment()).contains(sentiment);
  }

  @Test
  void rowsOfSeparatorsAloneAreNoRows() {
    Conversation read =
        only("conversation;speaker;text", "c;user;hi", ";;", "c;bot;hello", ";;", ";;;");
    assertThat(texts(read)).containsExactly("hi", "hello");
    assertThatThrownBy(() -> only("conversation;speaker;text", ";;", "c;dog;hello"))
        .hasMessageContaining("line 3: column speaker: 'dog' is none of");
  }

  private static List<String> texts(Conversation conversation) {
    return conversation.turns().stream().map(turn -> turn.text().orElse("")).toList();
  }

  private Conversation only(String... lines) {
    List<Conversation> read = imported(CsvOptions.USUAL, 0).of(String.join("\n", lines));
    assertThat(read).hasSize(1);
    return read.getFirst();
  }

  private Imported imported(CsvOptions options, int skip) {
    return new Imported(new CsvImport(options), folder, skip);
  }

  @Test
  void slotsOfAJsonObjectAreEntitiesAndEmptyOnesNone() {
    Turn turn =
        only(
                "conversation,speaker,slots",
                "c,customer,\"{\"\"city\"\": \"\"Paris\"\", \"\"date\"\": null}\"")
            .turns()
            .getFirst();
    assertThat(turn.entities()).containsExactly(Entity.of("city", "Paris"));
  }

  @ParameterizedTest
  @CsvSource({"none, none", "None, None", "NULL, -", "'', -", "' ', -"})
  void noneIsAnIntentAsAnyOther(String written, String intent) {
    Turn turn =
        only("conversation,speaker,intent,reply_id", "c,customer," + written + ",none")
            .turns()
            .getFirst();
    assertThat(turn.intent().orElse("-")).isEqualTo(intent);
    assertThat(turn.replyId()).isEmpty();
  }
}
