package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** What customers are told when a human is on the way: once for each handoff, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntroductionTest {

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api api() {
    return started.orElseThrow().operator();
  }

  private JsonNode ask(String conversation, String turn, String language) throws Exception {
    return post(
        "/v1/conversations/" + conversation + "/turns",
        "{'id':'"
            + turn
            + "','speaker':'customer','text':'I want to talk to a human',"
            + "'conversation':{'language':'"
            + language
            + "'}}");
  }

  /** Sends it again where a busy machine says so. */
  private JsonNode post(String path, String body) throws Exception {
    Api.Answer answer = api().post(path, body);
    for (int i = 0; i < 20 && answer.status() == 503; i++) {
      Thread.sleep(200);
      answer = api().post(path, body);
    }
    return answer.json();
  }

  private JsonNode handoff(String id) throws Exception {
    return api().get("/v1/handoffs/" + id).json();
  }

  private List<String> introductions(String conversation) throws Exception {
    List<String> texts = new ArrayList<>();
    for (JsonNode event :
        api().get("/v1/conversations/" + conversation + "/events?limit=200").json().path("items")) {
      if (event.path("type").asText().equals("handoff.introduced")) {
        texts.add(event.path("data").path("text").asText());
      }
    }
    return texts;
  }

  @Test
  void itComesWithTheDecisionIsKeptWithTheHandoffAndIsAnEvent() throws Exception {
    JsonNode decision = ask("once", "t-1", "en");
    String text = decision.path("wording").asText();
    assertThat(text)
        .isEqualTo(
            "Of course. I'm connecting you with a colleague. They will have our conversation so far"
                + " in front of them, so you won't have to repeat yourself.");
    JsonNode kept = handoff(decision.path("handoff").path("id").asText());
    assertThat(kept.path("introduction").path("text").asText()).isEqualTo(text);
    assertThat(kept.path("introduction").path("language").asText()).isEqualTo("en");
    assertThat(introductions("once")).containsExactly(text);
    assertThat(ask("once", "t-1", "en").path("wording").asText()).isEqualTo(text);
    JsonNode again = ask("once", "t-2", "en");
    assertThat(again.path("action").asText()).isEqualTo("hand_off");
    assertThat(again.path("wording").asText()).startsWith("Thank you, I've added that");
    assertThat(
            api()
                .post("/v1/conversations/once/handoffs", "{}")
                .json()
                .path("introduction")
                .path("text")
                .asText())
        .isEqualTo(text);
    assertThat(introductions("once")).containsExactly(text);
  }

  @Test
  void itIsInTheCustomersLanguageAndTheWordsOfTheWorkspace() throws Exception {
    assertThat(ask("german", "t-1", "de-AT").path("wording").asText())
        .isEqualTo(
            "Selbstverständlich. Ich verbinde Sie mit jemandem aus unserem Team. Dort sieht man"
                + " bereits unser bisheriges Gespräch, Sie müssen also nichts wiederholen.");
    api()
        .put(
            "/v1/templates/introduction.explicit_request/pt",
            "{'text':'Um momento.[[ Vemos {knows}.]]'}");
    JsonNode decision = ask("portuguese", "t-1", "pt-BR");
    assertThat(decision.path("wording").asText()).isEqualTo("Um momento. Vemos a nossa conversa.");
    assertThat(
            handoff(decision.path("handoff").path("id").asText())
                .path("introduction")
                .path("language")
                .asText())
        .isEqualTo("pt");
  }

  @Test
  void nothingIsPromisedOfAConversationInWhichNobodySpoke() throws Exception {
    JsonNode bare =
        api().post("/v1/conversations/bare/handoffs", "{'reason':'low_confidence'}").json();
    assertThat(bare.path("introduction").path("text").asText())
        .isEqualTo(
            "I'm not sure I can give you the right answer here, so I'd rather pass you on to a"
                + " colleague.");
  }

  @Test
  void whatGoesOnAfterATransferIsIntroducedAndWhatIsTakenOverIsNotAgain() throws Exception {
    String first = ask("on", "t-1", "en").path("handoff").path("id").asText();
    api().post("/v1/handoffs/" + first + "/take-over", "{'agent':'maria'}");
    assertThat(introductions("on")).hasSize(1);
    JsonNode next =
        api()
            .post("/v1/handoffs/" + first + "/transfer", "{'agent':'maria','queue':'billing'}")
            .json();
    assertThat(next.path("id").asText()).isNotEqualTo(first);
    assertThat(next.path("introduction").path("text").asText())
        .startsWith("You are being transferred to another colleague.");
    assertThat(introductions("on")).hasSize(2);
    JsonNode taken = api().post("/v1/conversations/calm/handoffs", "{'agent':'otto'}").json();
    assertThat(taken.path("introduction").path("text").asText())
        .startsWith("A colleague is joining our conversation");
    assertThat(introductions("calm")).hasSize(1);
  }

  @Test
  void howeverManyAskAtATimeItIsSaidOnce() throws Exception {
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<JsonNode>> calls =
          IntStream.range(0, 24)
              .mapToObj(i ->
                  (Callable<JsonNode>)
                      () ->
                          i % 2 == 0
                              ? ask("crowd", "t-" + i, "en")
                              : post("/v1/conversations/crowd/handoffs", "{}"))
              .toList();
      List<JsonNode> answers = new ArrayList<>();
      for (Future<JsonNode> call : askers.invokeAll(calls)) {
        answers.add(call.get());
      }
      String said = introductions("crowd").getFirst();
      assertThat(introductions("crowd")).hasSize(1);
      assertThat(answers)
          .filteredOn(answer -> answer.path("wording").asText().equals(said))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(answers)
          .filteredOn(answer -> answer.has("introduction"))
          .hasSize(12)
          .allMatch(answer -> answer.path("introduction").path("text").asText().equals(said));
    }
  }
}
