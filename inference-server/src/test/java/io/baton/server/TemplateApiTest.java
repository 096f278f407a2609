package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Templates of a running server: written, checked, tried, said, and followed by another server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("isolated")
final class TemplateApiTest {

  private static final String POSITION = "/v1/templates/queue.position/";

  @TempDir private static Path folder;
  private final ObjectMapper mapper = new ObjectMapper();
  private Optional<ServersOnOneDatabase> servers = Optional.empty();

  @BeforeAll
  void start() {
    servers = Optional.of(new ServersOnOneDatabase(folder));
  }

  @AfterAll
  void stop() {
    servers.ifPresent(ServersOnOneDatabase::close);
  }

  private TestServer server() {
    return servers.orElseThrow().server();
  }

  private Api api(String workspace) throws Exception {
    return server().with(server().key(workspace, "bot", "admin"));
  }

  private String text(String text) {
    return mapper.createObjectNode().put("text", text).toString();
  }

  private JsonNode preview(Api api, String key, Optional<String> language, String variables)
      throws Exception {
    ObjectNode body = mapper.createObjectNode().put("key", key);
    language.ifPresent(tag -> body.put("language", tag));
    body.set("variables", mapper.readTree(variables.replace('\'', '"')));
    return api.post("/v1/templates/preview", body.toString().getBytes(StandardCharsets.UTF_8))
        .json();
  }

  private static Api.Answer fail(Api api, String conversation, String language) throws Exception {
    return api.post(
        "/v1/conversations/" + conversation + "/turns",
        "{'id':'t-1','speaker':'customer','text':'I want to talk to a human',"
            + "'conversation':{'language':'"
            + language
            + "'}}");
  }

  @Test
  void allMessagesAreListedInPages() throws Exception {
    try (Api api = api("listing")) {
      List<JsonNode> items = new ArrayList<>();
      Optional<String> cursor = Optional.of("");
      while (cursor.isPresent()) {
        JsonNode page = api.get("/v1/templates?language=de&limit=30" + cursor.get()).json();
        page.path("items").forEach(items::add);
        cursor = Optional.ofNullable(page.path("next").textValue()).map(next -> "&cursor=" + next);
      }
      assertThat(items).extracting(item -> item.path("key").asText()).doesNotHaveDuplicates();
      assertThat(items)
          .hasSizeGreaterThan(60)
          .allMatch(item -> item.path("language").asText().equals("de"))
          .anyMatch(item -> item.path("key").asText().equals("introduction.loop"))
          .anyMatch(item ->
              item.toString().contains("\"name\":\"ticket\",\"type\":\"text\",\"required\":true"));
      assertThat(api.get("/v1/templates?cursor=nothing").status()).isEqualTo(422);
      assertThat(api.get("/v1/templates?language=%20").status()).isEqualTo(422);
      assertThat(api.get("/v1/templates?limit=0").status()).isEqualTo(422);
    }
  }

  @Test
  void aWorkspacesTextIsSaidAtOnceAndInThatWorkspaceOnly() throws Exception {
    try (Api one = api("saying");
        Api other = api("not-saying")) {
      String shipped = fail(one, "c-1", "fr").json().path("wording").asText();
      Api.Answer put =
          one.put("/v1/templates/introduction.explicit_request/fr", text("Un instant."));
      assertThat(put.status()).isEqualTo(201);
      assertThat(put.json().path("version").asInt()).isEqualTo(1);
      assertThat(fail(one, "c-2", "fr-CA").json().path("wording").asText())
          .isEqualTo("Un instant.");
      assertThat(fail(other, "c-2", "fr").json().path("wording").asText()).isEqualTo(shipped);
      assertThat(one.delete("/v1/templates/introduction.explicit_request/fr").status())
          .isEqualTo(204);
      assertThat(one.delete("/v1/templates/introduction.explicit_request/fr").status())
          .isEqualTo(404);
      assertThat(fail(one, "c-3", "fr").json().path("wording").asText()).isEqualTo(shipped);
    }
  }

  @Test
  void withoutALanguageTheWordsAreInTheOneThatTheTurnIsWrittenIn() throws Exception {
    Map<String, String> asking =
        Map.of(
            "es", "Quiero hablar con una persona, por favor",
            "de", "Ich möchte bitte mit einem Menschen sprechen",
            "en", "I want to talk to a human");
    try (Api api = api("unsaid")) {
      for (Map.Entry<String, String> one : asking.entrySet()) {
        Api.Answer answer =
            api.post(
                "/v1/conversations/unsaid-" + one.getKey() + "/turns",
                "{'id':'t-1','speaker':'customer','text':'" + one.getValue() + "'}");
        assertThat(answer.json().path("action").asText()).isEqualTo("hand_off");
        assertThat(answer.json().path("wording").asText())
            .isEqualTo(
                fail(api, "said-" + one.getKey(), one.getKey()).json().path("wording").asText());
      }
    }
  }

  @Test
  void versionsAreKeptAndTheSameTextIsNoNewOne() throws Exception {
    try (Api api = api("versions")) {
      assertThat(api.get(POSITION + "en").json().path("own").asBoolean()).isFalse();
      assertThat(api.get(POSITION + "it").status()).isEqualTo(404);
      for (String text : List.of("{ahead} a", "{ahead} b")) {
        assertThat(api.put(POSITION + "en", text(text)).status()).isEqualTo(201);
        assertThat(api.put(POSITION + "en", text(text)).status()).isEqualTo(200);
      }
      JsonNode now = api.get(POSITION + "en").json();
      assertThat(now.path("text").asText()).isEqualTo("{ahead} b");
      assertThat(now.path("version").asInt()).isEqualTo(2);
      assertThat(now.path("own").asBoolean()).isTrue();
      api.delete(POSITION + "en");
      assertThat(api.put(POSITION + "en", text("{ahead} b")).json().path("version").asInt())
          .isEqualTo(4);
      JsonNode page = api.get(POSITION + "en/versions?limit=3").json();
      assertThat(page.path("items").findValuesAsText("version")).containsExactly("4", "3", "2");
      assertThat(page.at("/items/1").has("text")).isFalse();
      JsonNode last = api.get(POSITION + "en/versions?cursor=" + page.path("next").asText()).json();
      assertThat(last.path("items").findValuesAsText("text")).containsExactly("{ahead} a");
      assertThat(last.has("next")).isFalse();
    }
  }

  @Test
  void whatIsWrongIsToldAndTheOldTextStays() throws Exception {
    try (Api api = api("wrong")) {
      api.put(POSITION + "en", text("{ahead} before you"));
      Api.Answer answer = api.put(POSITION + "en", text("You wait {wait} for {agent}"));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("field").asText()).isEqualTo("text");
      assertThat(answer.json().path("detail").asText())
          .contains(
              "line 1 column 11: {wait} may be unknown",
              "line 1 column 22: {agent} is unknown; there is {ahead}, {wait}",
              "{ahead} is missing");
      for (String wrong : List.of("", " ", "{ahead", "{ahead}]]", "a".repeat(2_001))) {
        assertThat(api.put(POSITION + "en", text(wrong)).status()).as(wrong).isEqualTo(422);
      }
      assertThat(api.put(POSITION + "en", "{'text':4}").status()).isEqualTo(422);
      assertThat(api.put("/v1/templates/queue.plac/en", text("x")).status()).isEqualTo(404);
      assertThat(api.put(POSITION + "english-", text("x")).status()).isEqualTo(404);
      assertThat(
              preview(api, "queue.position", Optional.of("en"), "{'ahead':2}")
                  .path("text")
                  .asText())
          .isEqualTo("2 before you");
    }
  }

  @Test
  void aPreviewTellsWhatWouldBeSaidAndWhatIsMissing() throws Exception {
    try (Api api = api("previewing")) {
      JsonNode ticket =
          preview(api, "off_hours.ticket", Optional.of("de-AT"), "{'reply_in':14400}");
      assertThat(ticket.path("text").asText())
          .isEqualTo(
              "Ihre Anfrage ist samt unserem Gespräch unter der Nummer {ticket} aufgenommen."
                  + " Sie erhalten innerhalb von 4 Stunden eine Antwort.");
      assertThat(ticket.path("missing").toString()).isEqualTo("[\"ticket\"]");
      assertThat(ticket.path("leftOut")).isEmpty();
      String all = "{'agent':'{wait}','team':'Billing','knows':['order'],'wait':61,'ahead':null}";
      assertThat(preview(api, "introduction.loop", Optional.empty(), all).path("text").asText())
          .isEqualTo(
              "We seem to be going round in circles, and I'm sorry about that. I'm handing you over"
                  + " to {wait} from our Billing team. There's no need to start over: they can"
                  + " already see your order number. You should hear from them in about 2 minutes.");
      for (String wrong :
          List.of(
              "{'wait':-1}",
              "{'wait':'soon'}",
              "{'ahead':1.5}",
              "{'knows':['all']}",
              "{'knows':'order'}",
              "{'slot':'tomorrow'}",
              "{'agent':4}",
              "{'nothing':1}")) {
        JsonNode problem = preview(api, "queue.position", Optional.empty(), wrong);
        assertThat(problem.path("field").asText()).as(wrong).startsWith("variables.");
      }
      Api.Answer text =
          api.post(
              "/v1/templates/preview",
              "{'key':'queue.position','language':'pt','text':'{ahead}[[ em {wait}]]',"
                  + "'variables':{'ahead':1,'wait':120}}");
      assertThat(text.json().path("text").asText()).isEqualTo("1 em cerca de 2 minutos");
      assertThat(api.post("/v1/templates/preview", "{'key':'queue.position','text':'x'}").status())
          .isEqualTo(422);
    }
  }

  @Test
  void aTextIsLookedForInTheCustomersLanguageThenInTheWorkspacesThenInEnglish() throws Exception {
    try (Api api = api("falling-back")) {
      assertThat(thanks(api, Optional.empty())).isEqualTo("Thank you for your feedback.");
      assertThat(api.put("/v1/templates/language", "{'language':'it'}").status()).isEqualTo(200);
      assertThat(api.get("/v1/templates/language").json().path("language").asText())
          .isEqualTo("it");
      assertThat(thanks(api, Optional.empty())).isEqualTo("Thank you for your feedback.");
      api.put("/v1/templates/survey.thanks/it", text("Grazie!"));
      assertThat(thanks(api, Optional.empty())).isEqualTo("Grazie!");
      assertThat(thanks(api, Optional.of("pl"))).isEqualTo("Grazie!");
      assertThat(thanks(api, Optional.of("de-CH"))).startsWith("Vielen Dank");
      api.put("/v1/templates/survey.thanks/de-ch", text("Merci vielmal."));
      assertThat(thanks(api, Optional.of("de-CH"))).isEqualTo("Merci vielmal.");
      assertThat(thanks(api, Optional.of("de-AT"))).startsWith("Vielen Dank");
      assertThat(api.put("/v1/templates/language", "{'language':null}").status()).isEqualTo(200);
      assertThat(thanks(api, Optional.of("pl"))).isEqualTo("Thank you for your feedback.");
      assertThat(api.put("/v1/templates/language", "{'language':'?'}").status()).isEqualTo(422);
      assertThat(api.put("/v1/templates/language", "{}").status()).isEqualTo(422);
    }
  }

  private String thanks(Api api, Optional<String> language) throws Exception {
    return preview(api, "survey.thanks", language, "{}").path("text").asText();
  }

  @Test
  void phrasesOfAWorkspaceStandInItsTexts() throws Exception {
    try (Api api = api("phrases")) {
      api.put("/v1/templates/wait.minutes/en", text("{minutes, plural, other{# min}}"));
      assertThat(
              preview(api, "queue.position", Optional.of("en"), "{'ahead':0,'wait':119}")
                  .path("text")
                  .asText())
          .isEqualTo("You are next in line. The wait is currently 2 min.");
    }
  }

  @Test
  void anotherServerFollowsWithinFiveSeconds() throws Exception {
    try (TestServer second = servers.orElseThrow().another("two");
        Api one = api("following");
        Api other = second.with(server().key("following", "bot"))) {
      one.put("/v1/templates/survey.thanks/en", text("Cheers."));
      long written = System.nanoTime();
      while (!thanks(other, Optional.empty()).equals("Cheers.")) {
        assertThat(Duration.ofNanos(System.nanoTime() - written)).isLessThan(Duration.ofSeconds(5));
        Thread.sleep(50);
      }
    }
  }
}
