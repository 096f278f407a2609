package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.http.Paging;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk API on a real port with a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RiskApiTest {

  private Optional<Server> server = Optional.empty();
  private Optional<Api> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    server = Optional.of(Wiring.start(config(data), Clock.systemUTC()));
    opened = Optional.of(new Api(server.orElseThrow().port(), server.orElseThrow().key().value()));
  }

  private static ServerConfig config(Path data) {
    return new ConfigLoader(warning -> {})
        .flags(
            Map.of(
                Setting.PORT, "0",
                Setting.DATA, data.toString(),
                Setting.MODEL, "none"))
        .load();
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Api::close);
    server.ifPresent(Server::close);
  }

  private Api api() {
    return opened.orElseThrow();
  }

  @Test
  void aTurnIsAnsweredWithADecision() throws Exception {
    Api.Answer answer =
        api()
            .post(
                "/v1/conversations/a/turns",
                "{'id':'t-1','speaker':'customer','text':'quiero hablar con una persona',"
                    + "'conversation':{'language':'es','customer':{'tier':'vip'}}}");
    assertThat(answer.status()).isEqualTo(201);
    JsonNode json = answer.json();
    assertThat(json.path("action").asText()).isEqualTo("hand_off");
    assertThat(json.path("wording").asText()).startsWith("Por supuesto. Le paso con");
    assertThat(json.path("degraded").asBoolean()).isTrue();
    assertThat(json.path("signals").path(0).path("name").asText()).isEqualTo("explicit_request");
    assertThat(json.path("signals").path(0).path("evidence").path(0).path("turn").asText())
        .isEqualTo("t-1");
    assertThat(json.path("versions").path("policy").asText()).isEqualTo("default-1");
  }

  @Test
  void aRepeatedTurnGetsTheSameBytesAndAnotherUnderItsIdIsRefused() throws Exception {
    String turn = "{'id':'t-1','speaker':'customer','text':'hello'}";
    Api.Answer first = api().post("/v1/conversations/b/turns", turn);
    Api.Answer again = api().post("/v1/conversations/b/turns", turn);
    Api.Answer other = api().post("/v1/conversations/b/turns", turn.replace("hello", "goodbye"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    assertThat(api().get("/v1/conversations/b").json().path("turns").asInt()).isEqualTo(1);
  }

  @Test
  void aTurnSentManyTimesAtOnceIsScoredOnce() throws Exception {
    String turn = "{'id':'t-1','speaker':'customer','text':'is it me'}";
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(() -> api().post("/v1/conversations/c/turns", turn));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Api.Answer answer : atOnce(calls)) {
      statuses.add(answer.status());
    }
    assertThat(statuses).containsOnlyOnce(201).contains(200).hasSize(20);
  }

  @Test
  void turnsOfOneConversationAtOnceAreAllKeptWithoutGaps() throws Exception {
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String turn = "{'id':'t-" + i + "','speaker':'customer','text':'number " + i + "'}";
      calls.add(() -> api().post("/v1/conversations/d/turns", turn));
    }
    assertThat(atOnce(calls)).allMatch(answer -> answer.status() == 201);
    JsonNode items = api().get("/v1/conversations/d/turns?limit=200").json().path("items");
    assertThat(items).hasSize(40);
    for (int i = 0; i < 40; i++) {
      assertThat(items.path(i).path("seq").asInt()).isEqualTo(i + 1);
    }
  }

  private static List<Api.Answer> atOnce(List<Callable<Api.Answer>> calls)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Api.Answer> answers = new ArrayList<>();
      for (Future<Api.Answer> future : pool.invokeAll(calls)) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  @Test
  void pagesFollowEachOtherByCursor() throws Exception {
    for (int i = 1; i <= 5; i++) {
      api()
          .post(
              "/v1/conversations/e/turns",
              "{'id':'t-" + i + "','speaker':'bot','text':'line " + i + "'}");
    }
    JsonNode first = api().get("/v1/conversations/e/turns?limit=3").json();
    JsonNode second =
        api().get("/v1/conversations/e/turns?limit=3&cursor=" + first.path("next").asText()).json();
    assertThat(first.path("items")).hasSize(3);
    assertThat(second.path("items")).hasSize(2);
    assertThat(second.path("items").path(0).path("turn").path("id").asText()).isEqualTo("t-4");
    assertThat(second.has("next")).isFalse();
    String foreign = Paging.cursor("other:", "2");
    assertThat(api().get("/v1/conversations/e/turns?cursor=" + foreign).status()).isEqualTo(422);
    assertThat(api().get("/v1/conversations/e/turns?cursor=eHh4eHh4Mg").status()).isEqualTo(422);
  }

  @Test
  void aWholeConversationIsScoredAndNothingIsStored() throws Exception {
    Api.Answer answer =
        api()
            .post(
                "/v1/score",
                "{'id':'f','turns':[{'id':'1','speaker':'customer','text':'hi'},"
                    + "{'id':'2','speaker':'customer','text':'agent please'}]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("decisions")).hasSize(2);
    assertThat(answer.json().path("decisions").path(1).path("action").asText())
        .isEqualTo("hand_off");
    assertThat(api().get("/v1/conversations/f").status()).isEqualTo(404);
  }

  @Test
  void aConversationOfMoreTurnsThanMemoryIsKeptForIsRefused() throws Exception {
    String turns =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> "{'id':'" + i + "','speaker':'bot'}")
            .collect(Collectors.joining(","));
    Api.Answer answer = api().post("/v1/score", "{'id':'long','turns':[" + turns + "]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("field").asText()).isEqualTo("turns");
    assertThat(answer.json().path("detail").asText()).isEqualTo("10001 are more than 10000");
  }

  @Test
  void factsThatAreTooLongAreRefusedForAWholeConversationToo() throws Exception {
    Api.Answer answer =
        api()
            .post(
                "/v1/score",
                "{'id':'f','channel':'"
                    + "x".repeat(65)
                    + "','turns':[{'id':'1','speaker':'bot'}]}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("field").asText()).isEqualTo("channel");
    assertThat(answer.json().path("detail").asText()).isEqualTo("65 characters are more than 64");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'speaker':'customer'} | 422 | id",
        "{'id':'t','speaker':'dog'} | 422 | speaker",
        "{'id':'t','speaker':'bot','confidence':7} | 422 | confidence",
        "{'id':'t','speaker':'bot','at':'+10000-01-01T00:00:00Z'} | 422 | at",
        "{'id':'t','speaker':'bot','text':'a\\u0000b'} | 422 | text",
        "{'id':'t','speaker':'bot','text':'\\ud800'} | 422 | text",
        "{'id':'t','speaker':'bot','signals':[{'modality':'v','name':'n','value':2}]} "
            + "| 422 | signals[0].value",
        "{'id':'t','speaker':'bot','conversation':{'customer':3}} | 422 | conversation.customer",
        "{'id':'t','speaker':'bot','conversation':{'channel':'0123456789012345678901234567890123456"
            + "789012345678901234567890123456789'}} | 422 | conversation.channel",
        "{'id':'t' | 400 | ",
        "[] | 422 | (body)",
      })
  void badInputIsAProblemThatNamesTheField(String body, int status, String field) throws Exception {
    Api.Answer answer = api().post("/v1/conversations/g/turns", body.strip());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).doesNotContain("Source");
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("field").asText("")).isEqualTo(field == null ? "" : field);
    assertThat(api().get("/v1/conversations/g").status()).isEqualTo(404);
  }

  @Test
  void tooMuchTextDeepNestingAndBrokenUtf8AreRefused() throws Exception {
    String path = "/v1/conversations/h/turns";
    String longText = "{'id':'t','speaker':'bot','text':'" + "é".repeat(16_385) + "'}";
    assertThat(api().post(path, longText).status()).isEqualTo(413);
    assertThat(api().post(path, longText.replaceFirst("é", "")).status()).isEqualTo(201);
    assertThat(api().post(path, "[".repeat(100_000)).status()).isEqualTo(400);
    byte[] broken = {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, '(', '"', '}'};
    assertThat(api().post(path, broken).status()).isEqualTo(400);
    assertThat(api().post(path, new byte[2 << 20]).status()).isEqualTo(413);
    assertThat(api().post(path, new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void whatComesWithATextHasABoundOfItsOwn() throws Exception {
    String path = "/v1/conversations/k/turns";
    String field = "{'id':'t','speaker':'bot','text':'%s','mine':'%s'}";
    String text = "\\u0001".repeat(32_768);
    assertThat(api().post(path, field.formatted(text, "x".repeat(65_000))).status()).isEqualTo(201);
    Api.Answer longer = api().post(path, field.formatted("hi", "x".repeat(262_144)));
    assertThat(longer.status()).isEqualTo(413);
    assertThat(longer.json().path("detail").asText())
        .isEqualTo("the body is longer than 262144 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "entities | {'type':'order_number'}",
        "ranking | {'intent':'track_order','confidence':0.1}",
        "signals | {'modality':'voice','name':'anger','value':0.4}",
      },
      quoteCharacter = '"')
  void aTurnHasAtMostAHundredEntitiesIntentsAndSignals(String field, String item) throws Exception {
    String path = "/v1/conversations/many-" + field + "/turns";
    String turn = "{'id':'t','speaker':'customer','" + field + "':[%s]}";
    String hundred = String.join(",", Collections.nCopies(100, item));
    Api.Answer more = api().post(path, turn.formatted(hundred + "," + item));
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.json().path("field").asText()).isEqualTo(field);
    assertThat(more.json().path("detail").asText()).isEqualTo("101 items are more than 100");
    assertThat(api().post(path, turn.formatted(hundred)).status()).isEqualTo(201);
  }

  @Test
  void aTurnBeforeTheLastOneIsOutOfOrder() throws Exception {
    String path = "/v1/conversations/i/turns";
    api().post(path, "{'id':'1','speaker':'bot','at':'2026-01-01T10:00:00Z'}");
    Api.Answer late = api().post(path, "{'id':'2','speaker':'bot','at':'2026-01-01T09:00:00Z'}");
    assertThat(late.status()).isEqualTo(422);
    assertThat(late.json().path("field").asText()).isEqualTo("at");
  }

  @Test
  void withoutTheKeyNothingIsTold() throws Exception {
    HttpRequest.Builder bare =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + server.orElseThrow().port() + "/v1/conversations/a"))
            .GET();
    assertThat(api().send(bare).status()).isEqualTo(401);
    assertThat(api().send(bare.header("Authorization", "Bearer wrong")).status()).isEqualTo(401);
  }

  @Test
  void unknownPathsAndMethodsAreProblemsToo() throws IOException, InterruptedException {
    assertThat(api().get("/v1/nothing").status()).isEqualTo(404);
    assertThat(api().get("/v1/score").status()).isEqualTo(405);
    assertThat(api().get("/v1/score").contentType()).startsWith("application/problem+json");
    api().post("/v1/conversations/j/turns", "{'id':'1','speaker':'bot','text':'hello'}");
    assertThat(api().get("/v1/conversations/j/turns?limit=0").status()).isEqualTo(422);
    assertThat(api().get("/v1/conversations/j/turns?cursor=x").status()).isEqualTo(422);
  }

  @Test
  void itIsAliveAndReady() throws Exception {
    assertThat(api().get("/health/live").status()).isEqualTo(200);
    assertThat(api().get("/health/ready").json().path("model").asText()).isEqualTo("none");
  }

  @Test
  void withoutAModelTheInferenceProtocolHasNoneReady() throws Exception {
    assertThat(api().get("/v2/health/live").status()).isEqualTo(200);
    assertThat(api().get("/v2/health/ready").status()).isEqualTo(503);
    assertThat(api().get("/v2/models/sentiment/ready").status()).isEqualTo(503);
    assertThat(api().get("/v2/models/escalation").json().path("versions")).isEmpty();
    Api.Answer answer =
        api()
            .post(
                "/v2/models/escalation/infer",
                "{'inputs':[{'name':'conversation','shape':[1],'datatype':'BYTES',"
                    + "'data':['[{\\'id\\':\\'1\\',\\'speaker\\':\\'bot\\'}]']}]}");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("error").asText()).contains("no escalation model serves");
  }

  @Test
  void anIdThatIsBlankIsCalledSo() throws Exception {
    for (String turns : List.of("/v1/conversations/%20/turns", "/v1/conversations/b/turns")) {
      Api.Answer answer = api().post(turns, "{'id':'\u2003','speaker':'customer','text':'hello'}");
      assertThat(answer.status()).as(turns).isEqualTo(422);
      assertThat(answer.json().path("detail").asText()).as(turns).contains("blank");
    }
  }
}
