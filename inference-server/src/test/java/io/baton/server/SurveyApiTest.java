package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Customers asked after a human helped, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SurveyApiTest {

  private static final String CSAT =
      "outcome.survey_asked: How satisfied are you with the help you got? Please answer with a"
          + " number from 1 (not at all) to 5 (very).";

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

  @Test
  void theBotAsksAfterHandingBackAndBringsTheAnswersOfTheCustomer() throws Exception {
    try (Helped shop = Helped.workspace(server(), "asking")) {
      String handoff = shop.active("c", "maria");
      shop.post(
          "/v1/handoffs/" + handoff + "/hand-back", "{'agent':'maria','tasks':['survey']}", 200);
      JsonNode next = shop.customer("c", "t-2", "thank you");
      assertThat(next.at("/handoff/handback/tasks").toString()).isEqualTo("[\"survey\"]");
      assertThat(Helped.texts(next.path("messages"))).endsWith(CSAT);
      assertThat(shop.customer("c", "t-2", "thank you")).isEqualTo(next);
      assertThat(shop.customer("c", "t-3", "five").has("messages")).isFalse();
      assertThat(Helped.texts(shop.get("/v1/conversations/c/messages?after=4", 200).path("items")))
          .endsWith(CSAT);
      String survey = "/v1/handoffs/" + handoff + "/survey";
      assertThat(shop.get(survey, 200).path("state").asText()).isEqualTo("open");
      JsonNode asked = shop.post(survey + "/answer", "{'csat':5,'turn':'t-3'}", 200);
      assertThat(asked.path("state").asText()).isEqualTo("answered");
      assertThat(asked.path("message").asText()).startsWith("How easy was it");
      assertThat(shop.post(survey + "/answer", "{'effort':6}", 200).path("message").asText())
          .isEqualTo("Would you like to tell us why?");
      JsonNode all = shop.post(survey + "/answer", "{'comment':'quick'}", 200);
      assertThat(all.path("message").asText()).isEqualTo("Thank you for your feedback.");
      assertThat(shop.post(survey + "/answer", "{'csat':5}", 200).has("message")).isFalse();
      assertThat(shop.post(survey + "/answer", "{'csat':1}", 409).path("detail").asText())
          .isEqualTo("csat was answered already: 5");
      assertThat(shop.events("c", "outcome.survey_answered").getLast().toString())
          .contains("\"csat\":5", "\"effort\":6", "\"comment\":\"quick\"");
      assertThat(shop.events("c", "outcome.survey_answered")).hasSize(3);
      assertThat(shop.customer("c", "t-4", "bye").has("messages")).isFalse();
      assertThat(shop.post(survey, "", 409).path("detail").asText())
          .isEqualTo("the customer was asked already");
      assertThat(shop.api().post(survey + "/answer", "{'csat':9}").json().path("field").asText())
          .isEqualTo("csat");
    }
  }

  @Test
  void anAgentCannotAnswerForTheCustomer() throws Exception {
    try (Helped shop = Helped.workspace(server(), "forging");
        Api agent = server().with(server().key("forging", "agent", "admin", "analyst"))) {
      String handoff = shop.active("c", "maria");
      shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
      String answer = "/v1/handoffs/" + handoff + "/survey/answer";
      assertThat(agent.post(answer, "{'csat':5}").status()).isEqualTo(403);
      shop.say("c", "t-bot", "bot", "Five?", "");
      assertThat(shop.post(answer, "{'csat':5,'turn':'t-bot'}", 422).path("detail").asText())
          .isEqualTo("turn 't-bot' is the bot's, not the customer's");
      assertThat(shop.post(answer, "{'csat':5,'turn':'t-none'}", 422).path("field").asText())
          .isEqualTo("turn");
      assertThat(shop.get("/v1/handoffs/" + handoff + "/survey", 200).has("csat")).isFalse();
    }
  }

  @Test
  void nobodyIsAskedWhereNoHumanHelpedNorAboutSpam() throws Exception {
    try (Helped shop = Helped.workspace(server(), "sparing")) {
      String left = shop.asked("left", "");
      shop.post("/v1/handoffs/" + left + "/abandon", "{}", 200);
      String silent = shop.asked("silent", "");
      shop.post("/v1/handoffs/" + silent + "/take-over", "{'agent':'maria'}", 200);
      shop.post("/v1/handoffs/" + silent + "/resolve", "{'agent':'maria'}", 200);
      String spam = shop.active("spam", "maria");
      shop.put("/v1/handoffs/" + spam + "/outcome", "{'reason':'spam','agent':'maria'}", 200);
      shop.post("/v1/handoffs/" + spam + "/resolve", "{'agent':'maria'}", 200);
      String untold = shop.active("untold", "maria");
      shop.post("/v1/handoffs/" + untold + "/hand-back", "{'agent':'maria'}", 200);
      for (String handoff : List.of(left, silent, spam, untold)) {
        shop.get("/v1/handoffs/" + handoff + "/survey", 404);
      }
      assertThat(shop.post("/v1/handoffs/" + spam + "/survey", "", 409).path("detail").asText())
          .endsWith("was spam");
      assertThat(shop.post("/v1/handoffs/" + silent + "/survey", "", 409).path("detail").asText())
          .startsWith("no agent wrote");
      assertThat(shop.post("/v1/handoffs/" + untold + "/survey", "", 201).path("cause").asText())
          .isEqualTo("api");
      String later = shop.active("later", "maria");
      shop.post("/v1/handoffs/" + later + "/resolve", "{'agent':'maria'}", 200);
      shop.put("/v1/handoffs/" + later + "/outcome", "{'reason':'spam','agent':'maria'}", 200);
      assertThat(
              shop.post("/v1/handoffs/" + later + "/survey/answer", "{'csat':1}", 409).toString())
          .contains("withdrawn");
    }
  }

  @Test
  void nobodyIsAskedWhereTheChannelTakesNoFreeTextUntilTheyWriteAgain() throws Exception {
    try (Helped shop = Helped.workspace(server(), "window")) {
      for (String channel : List.of("whatsapp", "web")) {
        shop.say(
            channel,
            "t-1",
            "customer",
            "I want to talk to a human",
            ",'conversation':{'channel':'" + channel + "','language':'en'}");
        shop.agent(channel, "maria");
      }
      server().clock().forward(Duration.ofHours(25));
      String late = shop.get("/v1/conversations/whatsapp", 200).path("handoff").asText();
      String web = shop.get("/v1/conversations/web", 200).path("handoff").asText();
      for (String handoff : List.of(late, web)) {
        shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
      }
      shop.get("/v1/handoffs/" + web + "/survey", 200);
      String survey = "/v1/handoffs/" + late + "/survey";
      shop.get(survey, 404);
      JsonNode skipped = shop.events("whatsapp", "outcome.survey_skipped").getFirst();
      assertThat(skipped.path("why").asText()).isEqualTo("channel_closed");
      assertThat(skipped.path("handoff").asText()).isEqualTo(late);
      assertThat(skipped.has("text")).isFalse();
      assertThat(shop.post(survey, "", 409).path("type").asText())
          .isEqualTo("/problems/free-text-closed");
      shop.customer("whatsapp", "t-2", "thanks again");
      assertThat(shop.post(survey, "", 201).path("state").asText()).isEqualTo("open");
    }
  }

  @Test
  void everyEpisodeIsAskedAboutOnceAndAnswersAreTakenForATime() throws Exception {
    try (Helped shop = Helped.workspace(server(), "again")) {
      shop.put("/v1/outcome-settings", "{'surveyHours':2}", 200);
      String first = shop.active("c", "maria");
      shop.post("/v1/handoffs/" + first + "/resolve", "{'agent':'maria'}", 200);
      server().clock().forward(Duration.ofHours(2).plusSeconds(1));
      assertThat(shop.get("/v1/handoffs/" + first + "/survey", 200).path("state").asText())
          .isEqualTo("expired");
      assertThat(
              shop.post("/v1/handoffs/" + first + "/survey/answer", "{'csat':4}", 409)
                  .path("detail")
                  .asText())
          .startsWith("the survey expired at");
      String second = shop.active("c", "otto");
      shop.post("/v1/handoffs/" + second + "/resolve", "{'agent':'otto'}", 200);
      JsonNode survey = shop.get("/v1/handoffs/" + second + "/survey", 200);
      assertThat(survey.path("episode").asInt()).isEqualTo(2);
      assertThat(survey.path("state").asText()).isEqualTo("open");
      assertThat(shop.events("c", "outcome.survey_asked")).hasSize(2);
    }
  }

  @Test
  void howeverManyAskAtATimeTheCustomerIsAskedOnce() throws Exception {
    try (Helped shop = Helped.workspace(server(), "crowd");
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      shop.put("/v1/outcome-settings", "{'surveyOnResolve':false}", 200);
      String handoff = shop.active("c", "maria");
      shop.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'maria'}", 200);
      List<Callable<Integer>> calls =
          IntStream.range(0, 16)
              .mapToObj(i ->
                  (Callable<Integer>)
                      () -> shop.api().post("/v1/handoffs/" + handoff + "/survey", "").status())
              .toList();
      int made = 0;
      for (Future<Integer> call : askers.invokeAll(calls)) {
        made += call.get() == 201 ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
      assertThat(shop.events("c", "outcome.survey_asked")).hasSize(1);
      assertThat(shop.customer("c", "t-2", "hello").path("messages").toString())
          .doesNotContain("survey");
    }
  }

  /** Whoever goes on may help yet, and is asked about at the end. */
  @Test
  void nobodyIsAskedAboutWhatWasPassedOn() throws Exception {
    try (Helped shop = Helped.workspace(server(), "passing")) {
      String first = shop.active("c", "maria");
      String last =
          shop.post(
                  "/v1/handoffs/" + first + "/transfer", "{'agent':'maria','queue':'refunds'}", 200)
              .path("id")
              .asText();
      assertThat(shop.post("/v1/handoffs/" + first + "/survey", "", 409).path("detail").asText())
          .isEqualTo("handoff '" + first + "' goes on as '" + last + "'");
      shop.agent("c", "otto");
      shop.post("/v1/handoffs/" + last + "/resolve", "{'agent':'otto'}", 200);
      JsonNode asked = shop.get("/v1/handoffs/" + first + "/survey", 200);
      assertThat(asked.path("handoff").asText()).isEqualTo(last);
      assertThat(asked.path("cause").asText()).isEqualTo("resolve");
    }
  }
}
