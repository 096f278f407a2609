package io.baton.conversation.imports.rasa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.conversation.Conversation;
import io.baton.conversation.Entity;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.imports.Imported;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RasaImportTest {

  private static final String ASKED =
      "{'event':'user','text':'where is A-7','timestamp':1767607200.25,'message_id':'m1',"
          + "'input_channel':'rest','metadata':{'page':'/cart'},"
          + "'parse_data':{'intent':{'name':'track','confidence':1.0000001},"
          + "'intent_ranking':[{'name':'track','confidence':1.0000001},"
          + "{'name':'greet','confidence':0.1}],'entities':[{'entity':'order','value':'A-7',"
          + "'start':9,'end':12,'confidence_entity':0.9,'role':'main','extractor':'Diet'}]}}";

  @TempDir Path folder;

  @Test
  void aTrackerGivesTurnsWithWhatTheNluFound() {
    Conversation read = only(Handoffs.USUAL, tracker(ASKED));
    Turn turn = read.turns().getFirst();
    assertThat(read.id()).isEqualTo("u1");
    assertThat(read.channel()).contains("rest");
    assertThat(read.customer().id()).contains("u1");
    assertThat(turn.id()).isEqualTo("m1");
    assertThat(turn.speaker()).isEqualTo(Speaker.CUSTOMER);
    assertThat(turn.at()).contains(Instant.parse("2026-01-05T10:00:00.250Z"));
    assertThat(turn.text()).contains("where is A-7");
    assertThat(turn.intent()).contains("track");
    assertThat(turn.confidence()).hasValue(1);
    assertThat(turn.ranking()).hasSize(2);
    assertThat(turn.entities())
        .extracting(Entity::type, Entity::value, Entity::start)
        .containsExactly(tuple("order", "A-7", OptionalInt.of(9)));
    assertThat(turn.other().get("entities")).asString().contains("role=main");
    assertThat(turn.other().get("rasa")).asString().contains("page=/cart");
  }

  @Test
  void theBotsTurnNamesTheActionThatItCameFrom() {
    Turn turn =
        only(
                Handoffs.USUAL,
                tracker(
                    ASKED,
                    "{'event':'action','name':'utter_ask','policy':'p','confidence':0.7}",
                    "{'event':'bot','text':'Which order?','metadata':{'utter_action':'utter_ask'},"
                        + "'data':{'buttons':[{'title':'A'}],'image':null}}"))
            .turns()
            .getLast();
    assertThat(turn.speaker()).isEqualTo(Speaker.BOT);
    assertThat(turn.intent()).contains("utter_ask");
    assertThat(turn.replyId()).contains("utter_ask");
    assertThat(turn.confidence()).hasValue(0.7);
    assertThat(turn.other().get("rasa")).asString().contains("title=A", "action={policy=p}");
  }

  @ParameterizedTest
  @CsvSource({
    "utter_ask, '', utter_ask",
    "action_send_text, '', -",
    "action_track, '', -",
    "action_track, utter_on_its_way, utter_on_its_way"
  })
  void onlyAResponseHasAReplyIdForFreeTextMayDiffer(String action, String response, String reply) {
    String metadata = response.isEmpty() ? "" : ",'utter_action':'" + response + "'";
    Turn turn =
        only(
                Handoffs.USUAL,
                tracker(
                    ASKED,
                    "{'event':'action','name':'" + action + "'}",
                    "{'event':'bot','text':'ok','metadata':{'x':1" + metadata + "}}"))
            .turns()
            .getLast();
    assertThat(turn.intent()).contains(action);
    assertThat(turn.replyId().orElse("-")).isEqualTo(reply);
  }

  @Test
  void theLastSessionKeepsWhatTheTrackerTellsBesides() {
    String started = "{'event':'session_started'}";
    List<Conversation> read =
        new Imported(new RasaImport(Handoffs.USUAL), folder, 0)
            .of(
                tracker(started, ASKED, started, ASKED.replace("m1", "m2"))
                    .replace("'slots':{}", "'slots':{'order':'A-7'},'latest_event_time':9")
                    .replace('\'', '"'));
    assertThat(read.getFirst().other()).isEmpty();
    assertThat(read.getLast().other())
        .containsEntry("rasa", Map.of("slots", Map.of("order", "A-7")));
  }

  @Test
  void aSessionKeepsItsLastSlotsAndTheActionsThatSaidNothing() {
    Conversation read =
        only(
            Handoffs.USUAL,
            tracker(
                "{'event':'action','name':'action_session_start'}",
                "{'event':'slot','name':'order','value':'A-6'}",
                "{'event':'slot','name':'mail','value':'x'}",
                ASKED,
                "{'event':'action','name':'action_look_up'}",
                "{'event':'slot','name':'order','value':'A-7'}",
                "{'event':'slot','name':'mail','value':null}",
                "{'event':'action','name':'utter_found'}",
                "{'event':'bot','text':'Found'}",
                "{'event':'bot','text':'It is on its way'}",
                "{'event':'action','name':'action_note'}",
                "{'event':'action','name':'action_listen'}"));
    assertThat(read.turns().get(1).other())
        .containsEntry("rasa", Map.of("actions", List.of("action_look_up")));
    assertThat(read.turns().get(2).other()).isEmpty();
    assertThat(read.other())
        .containsEntry(
            "rasa", Map.of("slots", Map.of("order", "A-7"), "actions", List.of("action_note")));
  }

  /** As TrackerStore.serialise_tracker writes them, in memory and into Redis. */
  @Test
  void aTrackerOfAStoreHasTheSenderAsItsName() {
    Conversation read = only(Handoffs.USUAL, "{'events':[" + ASKED + "],'name':'u1'}");
    assertThat(read.id()).isEqualTo("u1");
    assertThat(read.turns()).extracting(Turn::id).containsExactly("m1");
    assertThat(read.other()).isEmpty();
  }

  @Test
  void rowsOfTheStoreInSqlHaveTheirEventAsAText() {
    Conversation read =
        new Imported(new RasaImport(Handoffs.USUAL), folder, 0)
            .of(row(2, 1767607201, "bot", "On its way"), row(1, 1767607200, "user", "Where is it?"))
            .getFirst();
    assertThat(read.id()).isEqualTo("u1");
    assertThat(read.turns())
        .extracting(Turn::speaker, turn -> turn.text().orElse(""))
        .containsExactly(tuple(Speaker.CUSTOMER, "Where is it?"), tuple(Speaker.BOT, "On its way"));
    assertThat(read.turns().getFirst().at()).contains(Instant.ofEpochSecond(1767607200));
  }

  private static String row(int id, int time, String type, String text) {
    String event = "{'event':'%s','timestamp':%d,'text':'%s'}".formatted(type, time, text);
    return "{'id':%d,'sender_id':'u1','type_name':'%s','timestamp':%d,'data':~}"
        .formatted(id, type, time)
        .replace("~", "'" + event.replace("'", "\\'") + "'")
        .replace('\'', '"');
  }

  @Test
  void anIdThatIsLikeACountedOneIsNoProblem() {
    Conversation read =
        only(Handoffs.USUAL, tracker(ASKED.replace("m1", "t-2"), "{'event':'bot','text':'ok'}"));
    assertThat(read.turns()).extracting(Turn::id).containsExactly("t-2", "t-2-bot");
  }

  @Test
  void brokerEventsOfManySendersAreOrderedByTimeAndTakenOnce() {
    Imported imported = new Imported(new RasaImport(Handoffs.USUAL), folder, 0);
    String late = broker("u1", 3, "late");
    List<Conversation> read =
        imported.of(late + "\n" + broker("u2", 1, "other") + "\n", broker("u1", 2, "early") + late);
    assertThat(read).extracting(Conversation::id).containsExactly("u1", "u2");
    assertThat(read.getFirst().turns())
        .extracting(turn -> turn.text().orElse(""))
        .containsExactly("early", "late");
    assertThat(imported.findings().duplicates()).isEqualTo(1);
  }

  @Test
  void aTrackerAndItsBrokerEventsAreTheSameConversation() {
    Imported imported = new Imported(new RasaImport(Handoffs.USUAL), folder, 0);
    String event = "{'event':'user','text':'hi','timestamp':5}";
    List<Conversation> read =
        imported.of(
            tracker(event).replace('\'', '"'),
            "{\"sender_id\":\"u1\",\"event\":\"user\",\"text\":\"hi\",\"timestamp\":5,"
                + "\"metadata\":{\"assistant_id\":\"x\"}}");
    assertThat(read.getFirst().turns()).hasSize(1);
    assertThat(imported.findings().duplicates()).isEqualTo(1);
  }

  @Test
  void aSessionIsAConversationOfItsOwn() {
    String started = "{'event':'session_started'}";
    List<Conversation> read =
        new Imported(new RasaImport(Handoffs.USUAL), folder, 0)
            .of(tracker(started, ASKED, started, ASKED.replace("m1", "m2")).replace('\'', '"'));
    assertThat(read).extracting(Conversation::id).containsExactly("u1", "u1#2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/session_start", "/session_start@1.0", "/session_start{\\'lang\\':\\'en\\'}"})
  void aChatThatWasOnlyOpenedIsNoConversation(String opened) {
    String started = "{'event':'session_started'}";
    String open = "{'event':'user','text':'" + opened + "'}";
    Conversation read =
        only(
            Handoffs.named(List.of("action_call")),
            tracker(started, open, started, ASKED, started, open));
    assertThat(read.id()).isEqualTo("u1");
    assertThat(read.turns()).extracting(Turn::id).containsExactly("m1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'event':'pause'}",
        "{'event':'action','name':'action_human_handoff'}",
        "{'event':'flow_started','flow_id':'pattern_human_handoff'}",
      })
  void aPauseOrAHandoffActionIsAnEscalationAtTheCustomersLastTurn(String event) {
    Conversation read = only(Handoffs.USUAL, tracker(ASKED, "{'event':'bot','text':'ok'}", event));
    assertThat(read.outcome().escalated()).contains(true);
    assertThat(read.outcome().escalatedAtTurn()).contains("m1");
  }

  @Test
  void withoutAHandoffTheOutcomeIsKnownOnlyWhereAllHandoffsAreNamed() {
    Handoffs named = Handoffs.named(List.of("action_call"));
    assertThat(only(Handoffs.USUAL, tracker(ASKED)).outcome().escalated()).isEmpty();
    assertThat(only(named, tracker(ASKED)).outcome().escalated()).contains(false);
    assertThat(
            only(named, tracker(ASKED, "{'event':'action','name':'action_call'}"))
                .outcome()
                .escalated())
        .contains(true);
  }

  @Test
  void aMisunderstandingIsToldOnce() {
    String fallback = "{'event':'action','name':'action_default_fallback'}";
    String sorry = "{'event':'bot','text':'Sorry?'}";
    String notUnderstood =
        ASKED.replace("'intent':{'name':'track'", "'intent':{'name':'nlu_fallback'");
    assertThat(fallbacks(ASKED, fallback, sorry)).containsExactly(false, true);
    assertThat(fallbacks(notUnderstood, fallback, sorry)).containsExactly(true, false);
    assertThat(fallbacks(ASKED, fallback)).containsExactly(true);
    assertThat(fallbacks(ASKED, sorry)).containsExactly(false, false);
  }

  /** As Rasa's TwoStageFallbackAction writes them. */
  @Test
  void whatTheTwoStageFallbackRepeatsWasSaidOnce() {
    String action = "{'event':'action','name':'action_two_stage_fallback'}";
    String notUnderstood =
        ASKED.replace("'intent':{'name':'track'", "'intent':{'name':'nlu_fallback'");
    String pressed =
        "{'event':'user','text':'/track','message_id':'m2','timestamp':1767607210,"
            + "'parse_data':{'intent':{'name':'track','confidence':0.9}}}";
    Conversation read =
        only(
            Handoffs.USUAL,
            tracker(
                notUnderstood,
                action.replace("}", ",'timestamp':1767607201}"),
                "{'event':'bot','text':'Do you mean track?'}",
                pressed,
                action.replace("}", ",'timestamp':1767607211}"),
                "{'event':'rewind'}",
                "{'event':'action','name':'action_listen'}",
                pressed.replace("7210", "7212").replace("0.9", "1.0"),
                "{'event':'bot','text':'On its way.'}",
                pressed.replace("7210", "7220").replace("m2", "m3")));
    assertThat(read.turns()).extracting(Turn::id).containsExactly("m1", "t-2", "m2", "t-4", "m3");
    assertThat(read.turns())
        .extracting(Turn::fallback)
        .containsExactly(true, false, false, false, false);
  }

  @Test
  void theSecondStageOfTheFallbackIsAMisunderstandingToo() {
    String action = "{'event':'action','name':'action_two_stage_fallback'}";
    assertThat(fallbacks(ASKED, action, "{'event':'bot','text':'Say it otherwise?'}"))
        .containsExactly(false, true);
  }

  @Test
  void whatWasPressedOrTriggeredWasNotTyped() {
    Conversation read =
        only(
            Handoffs.USUAL,
            tracker(
                "{'event':'user','text':'/affirm','parse_data':{'intent':{'name':'affirm'}}}",
                "{'event':'user','text':'EXTERNAL: remind'}"));
    assertThat(read.turns().getFirst().text()).isEmpty();
    assertThat(read.turns().getFirst().intent()).contains("affirm");
    assertThat(read.turns().getFirst().other()).containsEntry("payload", "/affirm");
    assertThat(read.turns().getLast().speaker()).isEqualTo(Speaker.SYSTEM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'events':[]} | line 1: sender_id: missing",
        "{'sender_id':'u','events':null} | line 1: events: is not a list",
        "{'sender_id':'u','events':[{}]} | line 1: events[0].event: missing",
        "{'event':'user'} | line 1: sender_id: missing",
        "{'x':1} | line 1: (line): is none of a tracker",
        "{'data':'{}'} | line 1: (line): is none of a tracker",
        "{'sender_id':'u','data':'{'} | line 1: data: no valid JSON",
        "{'sender_id':'u','data':'{} x'} | line 1: data: no valid JSON",
        "{'sender_id':'u','data':''} | line 1: data.event: missing",
        "{'sender_id':'u','data':'{}'} | line 1: data.event: missing",
        "{'sender_id':'','data':'{}'} | line 1: sender_id: missing",
        "{'sender_id':'u','event':'user','timestamp':'noon'} | line 1: timestamp: 'noon' is no time",
        "{'sender_id':'u','event':'user','timestamp':1e300} | line 1: timestamp: '1.0E300' is not in",
        "{'sender_id':'u','event':'user','parse_data':{'intent':{'name':'a','confidence':7}}} "
            + "| line 1: confidence: 7.0 is not in [0, 1]",
        "{'sender_id':'u','event':'user','parse_data':{'entities':[{'value':1}]}} "
            + "| line 1: entities[].type: must not be blank",
      })
  void badInputIsToldByLineAndField(String line, String complaint) {
    assertThatThrownBy(() -> only(Handoffs.USUAL, line)).hasMessageContaining(complaint.strip());
  }

  @Test
  void aBadEventCanBeSkippedAndTheRestIsKept() {
    Imported imported = new Imported(new RasaImport(Handoffs.USUAL), folder, 2);
    Conversation read =
        imported.only(
            "{'sender_id':'u','event':'user','text':'a','timestamp':1}",
            "broken",
            "{'sender_id':'u','event':'user','timestamp':'noon'}",
            "{'sender_id':'u','event':'user','text':'b','timestamp':2}");
    assertThat(read.turns()).hasSize(2);
    assertThat(imported.skipped()).extracting(it -> it.line()).containsExactly(2L, 3L);
  }

  private List<Boolean> fallbacks(String... events) {
    return only(Handoffs.USUAL, tracker(events)).turns().stream().map(Turn::fallback).toList();
  }

  private Conversation only(Handoffs handoffs, String text) {
    return new Imported(new RasaImport(handoffs), folder, 0).only(text);
  }

  private static String tracker(String... events) {
    return "{'sender_id':'u1','slots':{},'events':[" + String.join(",", events) + "]}";
  }

  private static String broker(String sender, int time, String text) {
    return "{\"sender_id\":\"%s\",\"event\":\"user\",\"text\":\"%s\",\"timestamp\":%d}\n"
        .formatted(sender, text, time);
  }
}
