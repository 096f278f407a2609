package io.baton.conversation.imports.chatwoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.imports.Imported;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatwootImportTest {

  private static final String ASKED = message(11, "0", "'contact'", "Hi");
  private static final String BOT = message(12, "1", "'agent_bot'", "Hello");
  private static final String AGENT = message(13, "1", "'user'", "Sara here");

  @TempDir Path folder;

  @Test
  void pagesOfConversationsAndOfMessagesAreOneConversation() {
    String conversations =
        "{'data':{'meta':{'all_count':1},'payload':[{'id':5,'account_id':1,'uuid':'x-5',"
            + "'status':'resolved','created_at':1767607100,'labels':['vip'],"
            + "'additional_attributes':{'browser':{'browser_language':'de'}},"
            + "'meta':{'channel':'Channel::WebWidget','sender':{'id':9,'name':'Ann'},"
            + "'assignee':null},'messages':["
            + BOT
            + "]}]}}";
    String messages =
        "{'meta':{'labels':['vip'],'contact':{'id':9}},'payload':[" + ASKED + "," + BOT + "]}";
    Imported imported = new Imported(new ChatwootImport(), folder, 0);
    List<Conversation> read =
        imported.of(conversations.replace('\'', '"'), messages.replace('\'', '"'));
    assertThat(read).hasSize(1);
    Conversation only = read.getFirst();
    assertThat(only.id()).isEqualTo("5");
    assertThat(only.channel()).contains("web");
    assertThat(only.language()).contains("de");
    assertThat(only.customer().id()).contains("9");
    assertThat(only.startedAt()).contains(Instant.ofEpochSecond(1767607100));
    assertThat(only.turns()).extracting(Turn::id).containsExactly("11", "12");
    assertThat(only.outcome().escalated()).contains(false);
    assertThat(only.other().get("chatwoot")).asString().contains("uuid=x-5");
    assertThat(imported.findings().duplicates()).isEqualTo(1);
  }

  @Test
  void ofAPageOnlyWhatCannotBeReadIsPassedOver() {
    Imported imported = new Imported(new ChatwootImport(), folder, 1);
    String page =
        "{'payload':[{'id':5,'messages':[]},{'messages':[]},{'id':7,'messages':[" + BOT + "]}]}";
    assertThat(imported.of(page.replace('\'', '"')))
        .extracting(Conversation::id)
        .containsExactly("5", "7");
    assertThat(imported.skipped())
        .singleElement()
        .satisfies(one -> assertThat(one).hasMessageContaining("line 1: id: missing"));
  }

  @Test
  void whoSpeaksIsToldByTypeAndSender() {
    Conversation read =
        conversation(
            "'status':'open'",
            ASKED,
            BOT,
            AGENT,
            "{'id':14,'content':'by rule','message_type':1,'created_at':1767607214}",
            message(15, "2", "null", "Assigned to Sara"),
            message(16, "3", "null", "We are back at 9"));
    assertThat(read.turns())
        .extracting(Turn::speaker)
        .containsExactly(
            Speaker.CUSTOMER,
            Speaker.BOT,
            Speaker.AGENT,
            Speaker.BOT,
            Speaker.SYSTEM,
            Speaker.SYSTEM);
    assertThat(read.turns().getFirst().at()).contains(Instant.ofEpochSecond(1767607211));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'status':'pending' | ",
        "'status':'snoozed' | ",
        "'status':'resolved' | false",
        "'status':'open' | true",
        "'status':'resolved','meta':{'assignee':{'id':3}} | true",
        "'status':'pending','meta':{'assignee':null} | ",
        "'status':'resolved','meta':{'assignee':{'id':1},'assignee_type':'AgentBot'} | false",
        "'status':'pending','meta':{'assignee':{'id':1},'assignee_type':'AgentBot'} | ",
        "'status':'pending','meta':{'assignee':{'id':1,'type':'agent_bot'}} | ",
        "'status':'resolved','meta':{'assignee':{'id':1,'type':'captain_assistant'}} | false",
        "'status':'resolved','meta':{'assignee':{'id':3},'assignee_type':'User'} | true",
        "'status':'pending','meta':{'assignee':{'id':3,'type':'user'}} | true",
      })
  void aBotsConversationIsEscalatedWhenItIsOpenOrAssigned(String details, Boolean escalated) {
    assertThat(conversation(details.strip(), ASKED, BOT).outcome().escalated().orElse(null))
        .isEqualTo(escalated);
  }

  @Test
  void whereAPersonWroteItWasEscalatedThere() {
    Conversation read = conversation("'status':'resolved'", ASKED, BOT, AGENT);
    assertThat(read.outcome().escalated()).contains(true);
    assertThat(read.outcome().escalatedAtTurn()).contains("13");
  }

  @Test
  void aPersonWhoWroteBeforeTheBotEscalatedNothing() {
    String first = message(10, "1", "'user'", "Your parcel is here");
    Outcome outcome = conversation("'status':'resolved'", first, ASKED, BOT).outcome();
    assertThat(outcome.escalated()).contains(false);
    assertThat(outcome.escalatedAtTurn()).isEmpty();
  }

  @Test
  void withoutABotNothingWasEscalated() {
    assertThat(conversation("'status':'open'", ASKED, AGENT).outcome().escalated()).isEmpty();
  }

  @Test
  void webhooksTellWhenAPendingConversationWasOpened() {
    Conversation read =
        only(
            webhook(11, "incoming", "contact", "pending"),
            webhook(12, "outgoing", "agent_bot", "pending"),
            webhook(13, "incoming", "contact", "pending"),
            webhook(14, "outgoing", "agent_bot", "open"),
            webhook(15, "outgoing", "user", "open"));
    assertThat(read.outcome().escalated()).contains(true);
    assertThat(read.outcome().escalatedAtTurn()).contains("13");
    assertThat(read.channel()).contains("api");
  }

  @Test
  void aMessageThatIsReadLaterDoesNotMoveWhenTheConversationWasOpened() {
    Conversation read =
        only(
            webhook(11, "incoming", "contact", "pending"),
            webhook(12, "outgoing", "agent_bot", "pending"),
            webhook(13, "incoming", "contact", "pending"),
            webhook(14, "outgoing", "agent_bot", "open"),
            webhook(15, "outgoing", "user", "open"),
            webhook(12, "outgoing", "agent_bot", "open")
                .replace("message_created", "message_updated")
                .replace("'content':'x'", "'content':'y'"));
    assertThat(read.outcome().escalatedAtTurn()).contains("13");
    assertThat(read.turns().get(1).text()).contains("y");
  }

  @Test
  void webhooksInWhichNobodySaysAnythingArePassedOver() {
    String widget =
        "{'event':'webwidget_triggered','contact':{'id':9},'current_conversation':null,"
            + "'source_id':'s','event_info':{'widget_language':'fr'}}";
    String typing =
        "{'event':'conversation_typing_on','user':{'id':9},'conversation':{'id':5},"
            + "'is_private':false}";
    String said = webhook(11, "incoming", "contact", "pending");
    List<Conversation> read =
        new Imported(new ChatwootImport(), folder, 0)
            .of(String.join("\n", widget, said, typing).replace('\'', '"'));
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().turns()).extracting(Turn::id).containsExactly("11");
  }

  @Test
  void anEmptyObjectTellsNothingNew() {
    String conversations =
        "{'data':{'payload':[{'id':5,'messages':[],"
            + "'additional_attributes':{'browser_language':'de'}}]}}";
    String messages = "{'meta':{'additional_attributes':{}},'payload':[" + ASKED + "]}";
    List<Conversation> read =
        new Imported(new ChatwootImport(), folder, 0)
            .of(conversations.replace('\'', '"'), messages.replace('\'', '"'));
    assertThat(read.getFirst().language()).contains("de");
  }

  @Test
  void privateNotesAreNoTurnsButKept() {
    Conversation read =
        conversation(
            "'status':'open'",
            ASKED,
            "{'id':17,'content':'looks like fraud','message_type':1,'private':true,"
                + "'sender':{'type':'user'}}");
    assertThat(read.turns()).hasSize(1);
    assertThat(read.other().get("chatwoot")).asString().contains("looks like fraud");
  }

  @Test
  void theRatingIsTheSurveysAnswer() {
    Conversation read =
        conversation(
            "'status':'resolved'",
            ASKED,
            "{'id':18,'content':'How was it?','message_type':3,'content_type':'input_csat',"
                + "'content_attributes':{'submitted_values':{'csat_survey_response':"
                + "{'rating':4,'feedback_message':'ok'}}}}");
    assertThat(read.outcome().csat()).hasValue(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 | 'agent_bot' | {'title':'Track my order','value':'track'} | Track my order",
        "1 | 'user' | {'title':'A','value':'a'},{'title':'B','value':'b'} | A, B",
        "3 | null | {'name':'mail','value':'ann@x.org'},{'name':'items','value':2} | ann@x.org, 2",
      })
  void whatTheCustomerPicksOrFillsInIsATurnAfterTheQuestion(
      String type, String sender, String submitted, String text) {
    String question =
        message(12, type.strip(), sender.strip(), "Which?")
            .replaceFirst("}$", ",'content_attributes':{'submitted_values':[%s]}}")
            .formatted(submitted.strip());
    Conversation read =
        conversation(
            "'status':'pending'", ASKED, question, message(13, "1", "'agent_bot'", "Good"));
    assertThat(read.turns()).extracting(Turn::id).containsExactly("11", "12", "12-answer", "13");
    assertThat(read.turns().get(2).speaker()).isEqualTo(Speaker.CUSTOMER);
    assertThat(read.turns().get(2).text()).contains(text.strip());
    assertThat(read.turns().get(2).at()).isEmpty();
  }

  @Test
  void aPickIsTheCustomersLastTurnWhereTheConversationIsThenOpened() {
    Conversation read =
        only(
            webhook(11, "incoming", "contact", "pending"),
            webhook(12, "outgoing", "agent_bot", "pending")
                .replace(
                    "'content':'x'",
                    "'content':'x','content_attributes':{'submitted_values':"
                        + "[{'title':'A person','value':'human'}]}"),
            webhook(13, "outgoing", "agent_bot", "open"));
    assertThat(read.outcome().escalatedAtTurn()).contains("12-answer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "{'csat_survey_response':{'rating':4}}"})
  void whatIsNoPickAddsNoTurn(String submitted) {
    String question =
        BOT.replaceFirst("}$", ",'content_attributes':{'submitted_values':" + submitted + "}}");
    assertThat(conversation("'status':'pending'", ASKED, question).turns()).hasSize(2);
  }

  @Test
  void anEditedMessageCountsAsToldLast() {
    Conversation read =
        conversation("'status':'pending'", ASKED, message(11, "0", "'contact'", "Hi there"));
    assertThat(read.turns()).hasSize(1);
    assertThat(read.turns().getFirst().text()).contains("Hi there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'x':1} | line 1: (line): is none of a page",
        "{'id':1,'messages':3} | line 1: messages: is not a list",
        "{'messages':[]} | line 1: id: missing",
        "{'message_type':0,'id':1} | line 1: conversation_id: missing",
        "{'message_type':7,'id':1,'conversation_id':2} | line 1: message_type: '7' is none of",
        "{'message_type':0,'id':1,'conversation_id':2,'created_at':'x'} | line 1: created_at: 'x'",
        "{'message_type':0,'conversation_id':2} | line 1: id: missing",
        "{'id':1,'created_at':'x','messages':[]} | line 1: created_at: 'x'",
        "{'message_type':3,'id':1,'conversation_id':2,'content_attributes':{'submitted_values':"
            + "{'csat_survey_response':{'rating':9}}}} | line 1: rating: 9 is not in 1..5",
      })
  void badInputIsToldByLineAndField(String line, String complaint) {
    assertThatThrownBy(() -> only(line)).hasMessageContaining(complaint.strip());
  }

  @Test
  void accountsWhoseIdsRepeatAreNotMixed() {
    assertThatThrownBy(() ->
            only(
                "{'id':1,'account_id':1,'messages':[" + ASKED + "]}",
                "{'id':1,'account_id':2,'messages':[" + BOT + "]}"))
        .hasMessageContaining("line 2: account_id: 2 after 1");
  }

  private Conversation conversation(String details, String... messages) {
    return only("{'id':5," + details + ",'messages':[" + String.join(",", messages) + "]}");
  }

  private Conversation only(String... lines) {
    return new Imported(new ChatwootImport(), folder, 0).only(lines);
  }

  private static String message(int id, String type, String sender, String text) {
    return "{'id':%d,'content':'%s','message_type':%s,'created_at':%d,'private':false,"
            .formatted(id, text, type, 1767607200 + id)
        + "'conversation_id':5,'sender':{'id':1,'type':%s}}".formatted(sender);
  }

  private static String webhook(int id, String type, String sender, String status) {
    return "{'event':'message_created','id':%d,'content':'x','message_type':'%s',"
            .formatted(id, type)
        + "'created_at':'2026-01-05T10:00:%dZ','sender':{'type':'%s'},".formatted(id, sender)
        + "'conversation':{'id':5,'status':'%s','channel':'Channel::Api'}}".formatted(status);
  }
}
