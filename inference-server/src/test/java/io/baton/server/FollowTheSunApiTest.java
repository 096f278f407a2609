package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Humans asked for while the queue is closed, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FollowTheSunApiTest {

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

  private static List<JsonNode> events(Closed shop, String conversation, String type)
      throws Exception {
    List<JsonNode> found = new ArrayList<>();
    shop.get("/v1/conversations/" + conversation + "/events?limit=200")
        .path("items")
        .forEach(event -> {
          if (event.path("type").asText().equals(type)) {
            found.add(event.path("data"));
          }
        });
    return found;
  }

  @Test
  void theNextOpenQueueOfTheChainTakesItAndThatIsTold() throws Exception {
    try (Closed shop = Closed.workspace(server(), "sun", 1)) {
      shop.api()
          .put(
              "/v1/queues/default/hours",
              "{'hours':{'timeZone':'UTC'},'follow':['europe','asia']}");
      shop.api().put("/v1/queues/europe/hours", "{'hours':{'timeZone':'UTC'}}");
      String handoff = shop.waiting("c", "web");
      shop.await("/v1/handoffs/" + handoff, one -> one.path("queue").asText().equals("asia"));
      String asked = shop.post("/v1/conversations/by-api/handoffs", "{}", 201).path("id").asText();
      shop.await("/v1/handoffs/" + asked, one -> one.path("queue").asText().equals("asia"));
      assertThat(events(shop, "c", "queue.relaxed"))
          .singleElement()
          .satisfies(one ->
              assertThat(one.toString())
                  .contains("\"from\":\"default\"", "\"to\":\"asia\"", "\"why\":\"closed\""));
      Thread.sleep(1_500);
      assertThat(events(shop, "c", "queue.relaxed")).hasSize(1);
      assertThat(events(shop, "c", "queue.closed")).isEmpty();
    }
  }

  @Test
  void whereNobodyIsThereTheCustomerIsToldSoOnce() throws Exception {
    try (Closed shop = Closed.workspace(server(), "night", 1)) {
      shop.waiting("c", "web");
      shop.await(
          "/v1/conversations/c/messages",
          list -> list.path("items").findValuesAsText("type").contains("queue.closed"));
      JsonNode next = shop.say("c", "{'id':'t-2','speaker':'customer','text':'hello?'}");
      assertThat(Helped.texts(next.path("messages")))
          .hasSize(1)
          .element(0)
          .asString()
          .startsWith(
              "queue.closed: Nobody from our team is available at the moment. We'll be back on ");
      Thread.sleep(1_500);
      JsonNode later = shop.say("c", "{'id':'t-3','speaker':'customer','text':'hello?'}");
      assertThat(later.has("messages")).isFalse();
      assertThat(events(shop, "c", "queue.closed")).hasSize(1);
    }
  }

  /** An article in a language, a question that it answers, and what is said of it. */
  private record Offered(String language, String title, String question, String words) {

    String article() {
      return "{'language':'%s','title':'%s','url':'%s','body':'%s'}"
          .formatted(language, title, link(), title + ".");
    }

    String link() {
      return "https://help.example.com/" + language;
    }

    String text() {
      return words.formatted(title, link());
    }
  }

  private static final List<Offered> OFFERED =
      List.of(
          new Offered(
              "en",
              "Send an item back",
              "how do I send an item back?",
              "This article may help in the meantime:\n\"%s\": %s"),
          new Offered(
              "es",
              "Devolver un producto",
              "quiero devolver un producto",
              "Mientras tanto, este artículo puede servirle:\n«%s»: %s"),
          new Offered(
              "de",
              "Einen Artikel zurückschicken",
              "Ich will einen Artikel zurückschicken",
              "Vielleicht hilft Ihnen bis dahin dieser Artikel:\n„%s“: %s"),
          new Offered(
              "fr",
              "Renvoyer un article",
              "je voudrais renvoyer un article",
              "En attendant, cet article pourrait vous aider :\n« %s » : %s"),
          new Offered(
              "pt",
              "Devolver um produto",
              "quero devolver um produto",
              "Enquanto isso, este artigo pode ajudar:\n“%s”: %s"));

  @Test
  void aQueueThatOffersNoArticlesNamesNone() throws Exception {
    try (Closed shop = Closed.workspace(server(), "quiet", 1)) {
      Offered english = OFFERED.getFirst();
      shop.api().put("/v1/articles/en", english.article());
      indexed(shop, english);
      assertThat(
              shop.api()
                  .put("/v1/queues/default/hours", "{'hours':{'timeZone':'UTC'},'articles':false}")
                  .status())
          .isEqualTo(200);
      assertThat(shop.get("/v1/queues/default/hours").path("articles").asBoolean()).isFalse();
      wait(shop, "told", "en", english.question());
      assertThat(closed(shop, "told").has("articles")).isFalse();
      wait(shop, "asks", "en", english.question());
      JsonNode looked = shop.post("/v1/conversations/asks/off-hours", "", 200);
      assertThat(looked.path("closed").asBoolean()).isTrue();
      assertThat(looked.at("/offers/articles")).isEmpty();
      shop.api().put("/v1/queues/default/hours", "{'hours':{'timeZone':'UTC'}}");
      assertThat(shop.get("/v1/queues/default/hours").path("articles").asBoolean()).isTrue();
      looked = shop.post("/v1/conversations/asks/off-hours", "", 200);
      assertThat(looked.at("/offers/articles/0/id").asText()).isEqualTo("en");
    }
  }

  private static void indexed(Closed shop, Offered article) throws Exception {
    String search = "{'text':'%s','language':'%s'}".formatted(article.title(), article.language());
    while (!shop.post("/v1/articles/search", search, 200)
        .path("items")
        .findValuesAsText("articleId")
        .contains(article.language())) {
      Thread.sleep(50);
    }
  }

  private static void wait(Closed shop, String conversation, String language, String text)
      throws Exception {
    shop.say(
        conversation,
        "{'id':'t-1','speaker':'customer','text':'%s','conversation':{'language':'%s'}}"
            .formatted(text, language));
    shop.post("/v1/conversations/" + conversation + "/handoffs", "{}", 201);
  }

  /** The words that nobody is there, as the answer to the next turn tells them. */
  private static JsonNode closed(Closed shop, String conversation) throws Exception {
    shop.await(
        "/v1/conversations/" + conversation + "/messages",
        list -> list.path("items").findValuesAsText("type").contains("queue.closed"));
    JsonNode answer = shop.say(conversation, "{'id':'t-2','speaker':'customer','text':'hm'}");
    return answer.path("messages").findParents("type").stream()
        .filter(message -> message.path("type").asText().equals("queue.closed"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void articlesThatFitComeWithItInTheCustomersLanguage() throws Exception {
    try (Closed shop = Closed.workspace(server(), "reading", 1)) {
      for (Offered one : OFFERED) {
        assertThat(shop.api().put("/v1/articles/" + one.language(), one.article()).status())
            .isEqualTo(201);
      }
      for (Offered one : OFFERED) {
        indexed(shop, one);
      }
      wait(shop, "none", "en", "do you sell gift cards");
      for (Offered one : OFFERED) {
        wait(shop, one.language(), one.language(), one.question());
      }
      for (Offered one : OFFERED) {
        JsonNode message = closed(shop, one.language());
        assertThat(message.path("text").asText()).endsWith("\n" + one.text());
        assertThat(message.path("language").asText()).isEqualTo(one.language());
        assertThat(message.path("articles").toString())
            .isEqualTo(
                "[{\"id\":\"%s\",\"title\":\"%s\",\"link\":\"%s\"}]"
                    .formatted(one.language(), one.title(), one.link()));
        assertThat(events(shop, one.language(), "queue.closed"))
            .singleElement()
            .satisfies(event -> {
              assertThat(event.path("text")).isEqualTo(message.path("text"));
              assertThat(event.path("articles")).isEqualTo(message.path("articles"));
            });
      }
      JsonNode nothing = closed(shop, "none");
      assertThat(nothing.path("text").asText()).startsWith("Nobody from our").hasLineCount(1);
      assertThat(nothing.has("articles")).isFalse();
    }
  }

  @Test
  void aBotThatAsksItselfDoesNotHearItTwice() throws Exception {
    try (Closed shop = Closed.workspace(server(), "asking-itself", 1)) {
      shop.waiting("c", "web");
      JsonNode told = shop.post("/v1/conversations/c/off-hours", "", 200);
      assertThat(told.path("closed").asBoolean()).isTrue();
      Thread.sleep(1_500);
      assertThat(events(shop, "c", "queue.closed"))
          .singleElement()
          .satisfies(one -> {
            assertThat(one.path("answered").asBoolean()).isTrue();
            assertThat(one.path("text").asText()).startsWith("Nobody from our team");
          });
      JsonNode next = shop.say("c", "{'id':'t-2','speaker':'customer','text':'hello?'}");
      assertThat(next.path("messages").toString()).doesNotContain("Nobody from our team");
    }
  }

  @Test
  void aTicketHasTheWholeContextObject() throws Exception {
    try (Closed shop = Closed.workspace(server(), "ticketing", 1)) {
      shop.say("c", "{'id':'t-0','speaker':'customer','text':'where is my order 48213?'}");
      shop.waiting("c", "web");
      JsonNode made = shop.post("/v1/conversations/c/tickets", "", 201);
      assertThat(made.has("handoffContext")).isFalse();
      JsonNode whole = shop.get("/v1/tickets/" + made.path("id").asText()).path("handoffContext");
      assertThat(whole.path("schemaVersion").asText()).isNotEmpty();
      assertThat(whole.path("handoff").asText()).isEqualTo(made.path("handoff").asText());
      assertThat(whole.path("transcript").toString()).contains("48213");
      assertThat(whole.at("/summary/lines")).isNotEmpty();
    }
  }

  @Test
  void whatTheBotLeftItselfComesWithWhatTheAgentHandsBack() throws Exception {
    try (Helped shop = Helped.workspace(server(), "resuming")) {
      JsonNode decision =
          shop.say(
              "c",
              "t-1",
              "customer",
              "I want to talk to a human",
              ",'resumePoint':'refund/step-3','conversation':{'language':'en'}");
      String handoff = decision.at("/handoff/id").asText();
      shop.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}", 200);
      String next =
          shop.post(
                  "/v1/handoffs/" + handoff + "/transfer",
                  "{'agent':'maria','queue':'refunds'}",
                  200)
              .path("id")
              .asText();
      shop.post("/v1/handoffs/" + next + "/take-over", "{'agent':'otto'}", 200);
      assertThat(shop.customer("c", "t-2", "hi").at("/handoff").has("resumePoint")).isFalse();
      shop.post("/v1/handoffs/" + next + "/hand-back", "{'agent':'otto'}", 200);
      JsonNode back = shop.customer("c", "t-3", "so?").path("handoff");
      assertThat(back.path("resumePoint").asText()).isEqualTo("refund/step-3");
      assertThat(back.at("/handback/note").asText()).isEmpty();
      assertThat(shop.customer("c", "t-4", "and?").has("handoff")).isFalse();
      String asked =
          shop.post("/v1/conversations/d/handoffs", "{'resumePoint':'start'}", 201)
              .path("id")
              .asText();
      shop.post("/v1/handoffs/" + asked + "/take-over", "{'agent':'otto'}", 200);
      shop.post("/v1/handoffs/" + asked + "/hand-back", "{'agent':'otto'}", 200);
      assertThat(shop.customer("d", "t-1", "hi").at("/handoff/resumePoint").asText())
          .isEqualTo("start");
      Api.Answer refused =
          shop.api()
              .post(
                  "/v1/conversations/e/turns",
                  "{'id':'t-1','speaker':'customer','text':'I want to talk to a human',"
                      + "'resumePoint':'"
                      + "x".repeat(4_001)
                      + "'}");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().path("field").asText()).isEqualTo("resumePoint");
    }
  }
}
