package io.baton.conversation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Entity;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Turn;
import io.baton.conversation.history.FieldException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BenchmarkImportTest {

  @Test
  void aConversationKeepsTurnsIntentsAndEntityNames() {
    Conversation read =
        read(
            "{'id':'c','dataset':'d','label':{'luhf':1},'turns':["
                + "{'speaker':'customer','text':null,'intent':'book','confidence':0.5,"
                + "'entities':['O','date','date','O','date'],'label':{},'time':1589478734}]}");
    Turn turn = read.turns().getFirst();
    assertThat(turn.intent()).contains("book");
    assertThat(turn.confidence()).hasValue(0.5);
    assertThat(turn.at()).contains(Instant.ofEpochSecond(1589478734));
    assertThat(turn.entities()).extracting(Entity::type).containsExactly("date", "date");
    assertThat(read.outcome().escalated()).contains(true);
    assertThat(read.other()).containsEntry("dataset", "d").containsKey("label");
  }

  @Test
  void draftsAndGuidesAreNoTurnsButKept() {
    Conversation read =
        read(
            "{'id':'c','label':{'user_annoyed':false},'turns':["
                + "{'speaker':'agent','text':'nme','intent':'draft','label':{}},"
                + "{'speaker':'system','text':'change your mind','intent':'user_guide'},"
                + "{'speaker':'agent','text':'Your name?','intent':'ask_name','options':['a']}]}");
    assertThat(read.turns()).hasSize(1);
    assertThat(read.turns().getFirst().other())
        .containsEntry("draft", "nme")
        .containsKey("options");
    assertThat(read.other().get("guides")).asString().contains("change your mind");
    assertThat(read.outcome().escalated()).contains(false);
  }

  @Test
  void draftsThatLedToNoTurnStayWithTheConversation() {
    Conversation read =
        read(
            "{'id':'c','turns':["
                + "{'speaker':'agent','text':'nme','intent':'draft'},"
                + "{'speaker':'agent','text':'Your name?'},"
                + "{'speaker':'agent','text':'one mo','intent':'draft'},"
                + "{'speaker':'customer','text':'bye'},"
                + "{'speaker':'agent','text':'wait','intent':'draft'}]}");
    assertThat(read.turns()).hasSize(2);
    assertThat(read.turns().getFirst().other()).containsEntry("draft", "nme");
    assertThat(read.other()).containsEntry("drafts", List.of("one mo", "wait"));
  }

  @Test
  void breakdownVotesBecomeALabelAndAShare() {
    Turn turn =
        read("{'id':'c','turns':[{'speaker':'bot','text':'Go',"
                + "'label':{'O':5,'T':7,'X':18,'majority':'X'}}]}")
            .turns()
            .getFirst();
    assertThat(turn.label().needsHuman()).contains(true);
    assertThat(turn.label().needsHumanShare()).hasValue(0.6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"4 | 4", "[1,2,2] | 2", "{'2':1,'3':1} | 2", "{'5':3} | 5"})
  void satisfactionVotesAreAveraged(String votes, int mean) {
    Turn turn =
        read("{'id':'c','turns':[{'speaker':'customer','label':{'satisfaction':" + votes + "}}]}")
            .turns()
            .getFirst();
    assertThat(turn.label().satisfaction()).hasValue(mean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"negative", "Negative", "NEGATIVE"})
  void aSentimentIsReadHoweverItIsWritten(String sentiment) {
    Turn turn =
        read("{'id':'c','turns':[{'speaker':'customer','label':{'sentiment':'"
                + sentiment
                + "'}}]}")
            .turns()
            .getFirst();
    assertThat(turn.label().sentiment()).contains(Sentiment.NEGATIVE);
  }

  @Test
  void aSingleTextIsOneCustomerTurn() {
    assertThat(text("anger").label().emotion()).contains("anger");
    assertThat(text("not-offensive").label().offensive()).contains(false);
    assertThat(text("card_arrival").intent()).contains("card_arrival");
  }

  @Test
  void intentsMayBeNumbers() {
    assertThat(
            read("{'id':'c','turns':[{'speaker':'customer','intent':5}]}")
                .turns()
                .getFirst()
                .intent())
        .contains("5");
  }

  @Test
  void aSingleTextKeepsWhatElseItsLineHas() {
    Conversation read =
        read("{'id':'x','text':'hm','title':'T','split':'valid','language':'de','label':{'a':1}}");
    assertThat(read.language()).contains("de");
    assertThat(read.other())
        .containsOnlyKeys("title", "split", "label")
        .containsEntry("label", Map.of("a", 1));
  }

  @Test
  void anotherLabelCanBeTheOutcomeAlsoNegated() throws JsonProcessingException {
    BenchmarkImport difficult = new BenchmarkImport(Optional.of("!happy_scenario"));
    String line = "{\"id\":\"c\",\"turns\":[],\"label\":{\"happy_scenario\":false}}";
    assertThat(difficult.apply(new ObjectMapper().readTree(line)).outcome().escalated())
        .contains(true);
  }

  @Test
  void anUnknownAnswerStaysUnknown() {
    assertThat(read("{'id':'c','turns':[],'label':{'user_annoyed':null}}").outcome().escalated())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'turns':[]} | id: missing",
        "{'id':'c','turns':3} | turns: is not a list",
        "{'id':'c','turns':[{'speaker':'x'}]} | turns[0]: speaker: 'x' is none of",
        "{'id':'c','turns':[],'label':{'luhf':7}} | label.luhf: 7 is neither 0 nor 1",
        "{'id':'c','turns':[{'speaker':'bot','label':{'satisfaction':9}}]} "
            + "| turns[0].label.satisfaction: 9.0 is not in 1..5",
        "{'id':'c','turns':[{'speaker':'bot','label':{'satisfaction':['x',2]}}]} "
            + "| turns[0].label.satisfaction: 'x' is no number",
        "{'id':'c','turns':[{'speaker':'bot','label':'X'}]} | turns[0].label: ",
        "{'id':'c','turns':[{'speaker':'bot','id':'a'},{'speaker':'bot','id':'a'}]} "
            + "| turns[].id: 'a' is there twice",
        "{'id':'c','turns':[{'speaker':'bot','time':-1e30}]} | turns[0].time: -1.0E30 is not in",
        "{'id':'c','turns':[{'speaker':'bot','intent':[5]}]} | turns[0].intent: [5] is not a text",
        "{'id':'c','turns':[{'speaker':'bot','text':17}]} | turns[0].text: 17 is not a text",
        "{'id':'c','turns':[{'speaker':'bot','confidence':'0.9'}]} | turns[0].confidence: ",
        "{'id':'c','turns':[{'speaker':'bot','entities':'x'}]} | turns[0].entities: ",
        "{'id':'c','text':17} | text: 17 is not a text",
      })
  void badInputIsToldByField(String line, String complaint) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(FieldException.class)
        .hasMessageContaining(complaint.strip());
  }

  private static Turn text(String label) {
    return read("{'id':'x-1','text':'hm','label':'" + label + "'}").turns().getFirst();
  }

  private static Conversation read(String line) {
    try {
      return new BenchmarkImport().apply(new ObjectMapper().readTree(line.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'c','utterance':'hello'} | text",
        "{'id':'c','messages':[]} | text",
        "{'id':'c','text':'hi','outcome':'resolved'} | outcome",
        "{'id':'c','text':'hi','startedAt':1600000000} | startedAt",
        "{'id':'c','turns':[{'speaker':'bot','fallback':0}]} | turns[0].fallback",
      })
  void whatTheHistoryFormatHasAnotherShapeForIsRefused(String line, String field) {
    assertThatThrownBy(() -> read(line)).hasMessageStartingWith(field + ":");
  }
}
