package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What customers are told of their handoffs, once each, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WordsApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  private Helped shop(String name) throws Exception {
    Helped shop = Helped.workspace(server(), name);
    shop.put(
        "/v1/agents/maria",
        "{'name':'Maria Gomez','team':'Billing','languages':['en','de'],'channels':{'web':1}}",
        201);
    return shop;
  }

  private static JsonNode await(Helped shop, String path, Predicate<JsonNode> as) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode found = shop.get(path, 200);
    while (!as.test(found) && System.nanoTime() < end) {
      Thread.sleep(50);
      found = shop.get(path, 200);
    }
    assertThat(as.test(found)).as("%s: %s", path, found).isTrue();
    return found;
  }

  /** What is said, without places in the queue, which come whenever they come. */
  private static List<String> said(JsonNode messages) {
    return Helped.texts(messages).stream()
        .filter(text -> !text.startsWith("queue.position_changed"))
        .toList();
  }

  private static List<String> listed(Helped shop, String conversation) throws Exception {
    return said(shop.get("/v1/conversations/" + conversation + "/messages", 200).path("items"));
  }

  @Test
  void whoJoinsAndLeavesIsToldOnceByTheAnswerToTheNextTurn() throws Exception {
    try (Helped shop = shop("joining")) {
      String handoff = shop.asked("c", "");
      shop.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}", 200);
      JsonNode agent = shop.say("c", "a-1", "agent", "Hello", ",'agent':'maria'");
      assertThat(agent.has("messages")).isFalse();
      String joined =
          "handoff.accepted: Maria Gomez from our Billing team has joined the conversation.";
      assertThat(said(shop.customer("c", "t-2", "hi").path("messages"))).containsExactly(joined);
      assertThat(shop.customer("c", "t-3", "still there?").has("messages")).isFalse();
      shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
      List<String> last = said(shop.customer("c", "t-4", "thanks").path("messages"));
      assertThat(last)
          .hasSize(2)
          .startsWith("handoff.resolved: Maria Gomez has left the conversation.")
          .element(1)
          .asString()
          .startsWith("outcome.survey_asked: ");
      List<String> all = new ArrayList<>();
      all.add(joined);
      all.addAll(last);
      assertThat(listed(shop, "c"))
          .hasSize(4)
          .startsWith(
              "handoff.introduced: Of course. I'm connecting you with a colleague. They will have"
                  + " our conversation so far in front of them, so you won't have to repeat"
                  + " yourself.")
          .endsWith(all.toArray(String[]::new));
    }
  }

  @Test
  void agentsAreNamedAsTheWorkspaceWantsAndInTheCustomersLanguage() throws Exception {
    try (Helped shop = shop("naming")) {
      shop.put("/v1/handoff-settings", "{'agentName':'first'}", 200);
      String first = shop.asked("first", "");
      shop.post("/v1/handoffs/" + first + "/take-over", "{'agent':'maria'}", 200);
      assertThat(listed(shop, "first"))
          .last()
          .isEqualTo("handoff.accepted: Maria from our Billing team has joined the conversation.");
      shop.put("/v1/handoff-settings", "{'agentName':'none'}", 200);
      shop.say("none", "t-1", "customer", "hallo", ",'conversation':{'language':'de'}");
      JsonNode asked = shop.post("/v1/conversations/none/handoffs", "{'agent':'maria'}", 201);
      assertThat(asked.at("/introduction/language").asText()).isEqualTo("de");
      assertThat(asked.at("/introduction/text").asText())
          .contains("Billing")
          .doesNotContain("Maria");
      assertThat(listed(shop, "none")).hasSize(1);
      assertThat(
              shop.api().put("/v1/handoff-settings", "{'agentName':'nick'}").json().path("field"))
          .hasToString("\"agentName\"");
    }
  }

  @Test
  void aTransferAndWhatIsHandedBackAreTold() throws Exception {
    try (Helped shop = shop("passing")) {
      String handoff = shop.active("c", "maria");
      shop.customer("c", "t-2", "hi");
      JsonNode next =
          shop.post(
              "/v1/handoffs/" + handoff + "/transfer", "{'agent':'maria','queue':'refunds'}", 200);
      List<String> told = said(shop.customer("c", "t-3", "and now?").path("messages"));
      assertThat(told)
          .hasSize(2)
          .startsWith("handoff.transferred: Maria Gomez has left the conversation.");
      assertThat(told.getLast()).startsWith("handoff.introduced: You are being transferred to");
      String id = next.path("id").asText();
      shop.post("/v1/handoffs/" + id + "/take-over", "{'agent':'otto'}", 200);
      shop.post(
          "/v1/handoffs/" + id + "/hand-back",
          "{'agent':'otto','tasks':['confirmation','follow_up']}",
          200);
      assertThat(said(shop.customer("c", "t-4", "hello?").path("messages")))
          .containsExactly(
              "handoff.accepted: A colleague has joined the conversation.",
              "handoff.handed_back: Our colleague has left the conversation. Has everything been"
                  + " settled for you? We'll get back to you about this.");
      String last = shop.active("c", "maria");
      shop.customer("c", "t-5", "hi again");
      shop.post("/v1/handoffs/" + last + "/hand-back", "{'agent':'maria'}", 200);
      assertThat(said(shop.customer("c", "t-6", "ok").path("messages")))
          .containsExactly(
              "handoff.handed_back: Maria Gomez has handed our conversation back to me. Is there"
                  + " anything else I can do for you?");
    }
  }

  @Test
  void theIntroductionTellsTeamAndWaitWhereTheyAreKnown() throws Exception {
    try (Helped shop = shop("waiting")) {
      shop.put("/v1/queues/default", "{'name':'Refunds'}", 201);
      JsonNode nobody = shop.post("/v1/conversations/nobody/handoffs", "{}", 201);
      assertThat(nobody.at("/introduction/text").asText())
          .isEqualTo("I need some help with this one, so I'm bringing in our Refunds team.");
      shop.post("/v1/handoffs/" + nobody.path("id").asText() + "/abandon", "{'why':'left'}", 200);
      shop.put("/v1/agents/maria/presence", "{'presence':'online'}", 200);
      JsonNode free = shop.post("/v1/conversations/free/handoffs", "{}", 201);
      assertThat(free.at("/introduction/text").asText())
          .endsWith("our Refunds team. The wait is currently less than a minute.");
      measured(shop, free.path("id").asText());
      long end = System.nanoTime() + PATIENCE.toNanos();
      String said = "";
      for (int i = 0; !said.contains("about") && System.nanoTime() < end; i++) {
        JsonNode decision =
            shop.say(
                "turn-" + i,
                "t-1",
                "customer",
                "I want to talk to a human",
                ",'conversation':{'language':'en'}");
        said = decision.path("wording").asText();
        Thread.sleep(100);
      }
      assertThat(said)
          .matches(
              "Of course\\. I'm connecting you with our Refunds team\\. .* The wait is currently"
                  + " about \\d+ (minutes?|hours?)\\.");
    }
  }

  /** Conversations of two minutes, so that waits can be estimated; the last one goes on. */
  private void measured(Helped shop, String first) throws Exception {
    String handoff = first;
    for (int i = 0; i < 7; i++) {
      JsonNode reserved =
          await(
              shop,
              "/v1/handoffs/" + handoff,
              one -> one.path("status").asText().equals("reserved"));
      String conversation = reserved.path("conversation").asText();
      shop.post(
          "/v1/handoffs/" + handoff + "/accept",
          "{'agent':'maria','fence':" + reserved.path("fence").asInt() + "}",
          200);
      shop.say(conversation, "a-1", "agent", "Hello", ",'agent':'maria'");
      if (i < 6) {
        for (int step = 0; step < 4; step++) {
          server().clock().forward(Duration.ofSeconds(30));
          shop.post("/v1/agents/maria/heartbeat", "", 200);
        }
        shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
        handoff =
            shop.post("/v1/conversations/next-" + i + "/handoffs", "{}", 201).path("id").asText();
      }
    }
  }

  @Test
  void whoWaitsIsToldThePlaceAndWhyItGotWorse() throws Exception {
    try (Helped shop = shop("placing")) {
      String first = shop.asked("one", "");
      await(shop, "/v1/conversations/one/messages", list -> list.path("items").size() == 2);
      assertThat(shop.get("/v1/conversations/one/messages", 200).at("/items/1/text").asText())
          .isEqualTo("You are next in line.");
      server().clock().forward(Duration.ofSeconds(1));
      shop.asked("two", "");
      await(shop, "/v1/conversations/two/messages", list -> list.path("items").size() == 2);
      assertThat(Helped.texts(shop.customer("two", "t-2", "hurry").path("messages")))
          .containsExactly("queue.position_changed: There is one person ahead of you.");
      server().clock().forward(Duration.ofSeconds(6));
      shop.say(
          "vip",
          "t-1",
          "customer",
          "I want to talk to a human",
          ",'conversation':{'language':'en','customer':{'id':'v','tier':'vip'}}");
      await(shop, "/v1/conversations/one/messages?after=4", list -> list.path("items").size() == 1);
      assertThat(Helped.texts(shop.customer("one", "t-2", "well?").path("messages")))
          .containsExactly(
              "queue.position_changed: You are next in line.",
              "queue.position_changed: A more urgent request has been moved ahead of yours; thank"
                  + " you for your understanding. One person is now ahead of you.");
      assertThat(shop.customer("one", "t-3", "ok").has("messages")).isFalse();
      assertThat(shop.get("/v1/handoffs/" + first, 200).path("status").asText())
          .isEqualTo("queued");
    }
  }

  /** Two agents who are there and busy; one leaves, and then it takes long. */
  @Test
  void whoWaitsIsToldThatAgentsLeftAndThatItTakesLong() throws Exception {
    try (Helped shop = shop("staffing")) {
      shop.put("/v1/agents/otto", "{'name':'Otto','team':'Billing','channels':{'web':1}}", 201);
      for (String agent : List.of("maria", "otto")) {
        shop.put("/v1/agents/" + agent + "/presence", "{'presence':'online'}", 200);
        shop.active("busy-" + agent, agent);
      }
      shop.asked("c", "");
      String path = "/v1/conversations/c/messages";
      await(shop, path, list -> list.path("items").size() == 2);
      shop.put("/v1/agents/otto/presence", "{'presence':'offline'}", 200);
      server().clock().forward(Duration.ofSeconds(6));
      await(shop, path, list -> list.path("items").size() == 3);
      assertThat(Helped.texts(shop.customer("c", "t-2", "hi").path("messages")))
          .containsExactly(
              "queue.position_changed: You are next in line.",
              "queue.position_changed: Fewer colleagues are available than before, so this is"
                  + " taking longer than expected. You keep your place.");
      assertThat(shop.events("c", "queue.position_changed").getLast().path("reason").asText())
          .isEqualTo("staffing");
      for (int step = 0; step < 10; step++) {
        server().clock().forward(Duration.ofSeconds(31));
        shop.post("/v1/agents/maria/heartbeat", "", 200);
      }
      await(shop, path, list -> list.path("items").size() == 4);
      assertThat(Helped.texts(shop.customer("c", "t-3", "still?").path("messages")))
          .containsExactly(
              "queue.still_waiting: Thank you for your patience. Everyone is still busy, and you"
                  + " keep your place.");
      server().clock().forward(Duration.ofSeconds(40));
      shop.post("/v1/agents/maria/heartbeat", "", 200);
      assertThat(shop.customer("c", "t-4", "still?").has("messages")).isFalse();
    }
  }

  /** In a tongue that the customer speaks, and with the name that the workspace allows. */
  @Test
  void aBotThatMayNotSpeakIsToldWhatItMaySayInstead() throws Exception {
    try (Helped shop = shop("refusing")) {
      shop.say("c", "t-1", "customer", "hallo", ",'conversation':{'language':'de'}");
      shop.post("/v1/conversations/c/handoffs", "{'agent':'maria'}", 201);
      String bot = "{'id':'b-1','speaker':'bot','text':'Noch etwas?'}";
      // Names are looked up beside the turns: until then she is somebody of the team.
      long end = System.nanoTime() + PATIENCE.toNanos();
      Api.Answer refused = shop.api().post("/v1/conversations/c/turns", bot);
      while (refused.json().path("wording").asText().contains("jemandem")
          && System.nanoTime() < end) {
        Thread.sleep(50);
        refused = shop.api().post("/v1/conversations/c/turns", bot);
      }
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("wording").asText())
          .isEqualTo("Sie sprechen jetzt mit Maria Gomez. Ich halte mich ab hier zurück.");
      shop.put("/v1/handoff-settings", "{'botWhileWaiting':['opening_hours']}", 200);
      shop.asked("waits", "");
      refused = shop.api().post("/v1/conversations/waits/turns", bot);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("wording").asText())
          .startsWith("Thank you, I've added that to the conversation.");
    }
  }

  @Test
  void anAgentWhoDropsOffIsMissed() throws Exception {
    try (Helped shop = shop("dropping")) {
      shop.put("/v1/agents/maria/presence", "{'presence':'online'}", 200);
      String handoff = shop.asked("c", "");
      JsonNode reserved =
          await(
              shop,
              "/v1/handoffs/" + handoff,
              one -> one.path("status").asText().equals("reserved"));
      shop.post(
          "/v1/handoffs/" + handoff + "/accept",
          "{'agent':'maria','fence':" + reserved.path("fence").asInt() + "}",
          200);
      shop.customer("c", "t-2", "hi");
      shop.put("/v1/agents/maria/presence", "{'presence':'offline'}", 200);
      await(shop, "/v1/handoffs/" + handoff, one -> one.path("status").asText().equals("queued"));
      assertThat(said(shop.customer("c", "t-3", "hello?").path("messages")))
          .contains(
              "handoff.released: The connection to Maria Gomez was lost. You keep your place, and"
                  + " someone else will take over.");
    }
  }

  @Test
  void whatARequestWasAnsweredWithIsAMessageButNotToldAgain() throws Exception {
    try (Closed closed = Closed.workspace(server(), "answering", 5)) {
      closed.waiting("c", "web");
      JsonNode booked = closed.post("/v1/conversations/c/callbacks", "{}", 201);
      String id = booked.path("id").asText();
      JsonNode moved =
          closed.post(
              "/v1/callbacks/" + id + "/move",
              "{'slot':'" + closed.opens().plus(Duration.ofMinutes(30)) + "'}",
              200);
      JsonNode cancelled = closed.post("/v1/callbacks/" + id + "/cancel", "", 200);
      JsonNode ticket = closed.post("/v1/conversations/c/tickets", "", 201);
      JsonNode messages = closed.get("/v1/conversations/c/messages").path("items");
      List<String> answered = new ArrayList<>();
      messages.forEach(one -> {
        if (one.path("answered").asBoolean()) {
          answered.add(one.path("text").asText());
        }
      });
      assertThat(answered)
          .containsSubsequence(
              booked.path("message").asText(),
              moved.path("message").asText(),
              cancelled.path("message").asText(),
              ticket.path("message").asText());
      JsonNode next = closed.say("c", "{'id':'t-9','speaker':'customer','text':'hello'}");
      assertThat(next.path("messages").toString())
          .doesNotContain("callback is booked", "has been moved", "cancelled", "recorded under");
    }
  }
}
