package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.ServerCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Articles on a real server: kept, found, offered, followed by another server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("isolated")
final class ArticleApiTest {

  private static final String RETURNS =
      "{'language':'en','title':'Send an item back','url':'https://help.example.com/returns',"
          + "'body':'You have 30 days to return an item. Print the label under Orders.',"
          + "'tags':['refund']}";

  @TempDir private static Path folder;
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
    return server().with(server().key(workspace, "bot", "agent", "admin"));
  }

  private static List<String> ids(JsonNode items, String field) {
    List<String> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.path(field).asText()));
    return ids;
  }

  private static List<String> found(Api api, String text) throws Exception {
    Api.Answer answer =
        api.post("/v1/articles/search", "{'text':'" + text + "','language':'en','n':2}");
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
    return ids(answer.json().path("items"), "articleId");
  }

  /** As soon as an index followed, within five seconds. */
  private static void await(Api api, String text, String... ids) throws Exception {
    long asked = System.nanoTime();
    while (!found(api, text).equals(List.of(ids))) {
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
      Thread.sleep(50);
    }
  }

  @Test
  void articlesAreKeptReplacedListedAndRemoved() throws Exception {
    try (Api api = api("kept")) {
      assertThat(api.put("/v1/articles/returns", RETURNS).status()).isEqualTo(201);
      assertThat(api.put("/v1/articles/returns", RETURNS).status()).isEqualTo(200);
      assertThat(
              api.post("/v1/articles", RETURNS.replace("{'lang", "{'id':'returns','lang")).status())
          .isEqualTo(409);
      JsonNode made = api.post("/v1/articles", RETURNS.replace("'en'", "'pt-BR'")).json();
      assertThat(ids(api.get("/v1/articles?language=pt").json().path("items"), "id"))
          .containsExactly(made.path("id").asText());
      JsonNode first = api.get("/v1/articles?limit=1").json();
      JsonNode second =
          api.get("/v1/articles?limit=1&cursor=" + first.path("next").asText()).json();
      assertThat(first.at("/items/0").has("body")).isFalse();
      assertThat(second.has("next")).isFalse();
      assertThat(api.get("/v1/articles/returns").json().path("body").asText()).contains("label");
      assertThat(api.delete("/v1/articles/returns").status()).isEqualTo(204);
      assertThat(api.get("/v1/articles/returns").status()).isEqualTo(404);
      assertThat(api.delete("/v1/articles/returns").status()).isEqualTo(404);
      assertThat(api.put("/v1/articles/returns", RETURNS).status()).isEqualTo(201);
    }
  }

  @Test
  void whatIsWrongIsAProblemThatNamesTheField() throws Exception {
    try (Api api = api("wrong")) {
      for (String[] one :
          List.of(
              new String[] {RETURNS.replace("https:", "javascript:"), "url"},
              new String[] {RETURNS.replace("'en'", "'?'"), "language"},
              new String[] {RETURNS.replace("'tags'", "'tag'"), "tag"},
              new String[] {"{'id':'other','language':'en'}", "id"})) {
        Api.Answer answer = api.put("/v1/articles/returns", one[0]);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("field").asText()).isEqualTo(one[1]);
      }
      assertThat(
              api.post("/v1/articles/search", "{'text':'x','n':21}").json().path("field").asText())
          .isEqualTo("n");
    }
  }

  @Test
  void everyServerFindsWhatWasChangedWithinFiveSeconds() throws Exception {
    try (TestServer second = servers.orElseThrow().another("two");
        Api one = api("followed");
        Api other = second.with(server().key("followed", "bot"))) {
      one.put("/v1/articles/returns", RETURNS);
      await(other, "send my item back", "returns");
      await(one, "send my item back", "returns");
      assertThat(found(one, "do you sell gift cards")).isEmpty();
      one.delete("/v1/articles/returns");
      await(other, "send my item back");
      await(one, "send my item back");
    }
  }

  @Test
  void theWorkspaceNextDoorFindsNothing() throws Exception {
    try (Api mine = api("mine");
        Api theirs = api("theirs")) {
      mine.put("/v1/articles/returns", RETURNS);
      await(mine, "send my item back", "returns");
      assertThat(found(theirs, "send my item back")).isEmpty();
    }
  }

  @Test
  void anIndexWithBrokenBytesIsNoneAndThenThereAgain() throws Exception {
    try (Api api = api("broken")) {
      api.put("/v1/articles/returns", RETURNS);
      await(api, "send my item back", "returns");
      cut(folder.resolve("one/articles/broken"));
      found(api, "send my item back");
      await(api, "send my item back", "returns");
    }
  }

  private static void cut(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(one -> !one.toString().endsWith(".lock")).toList()) {
        Files.write(file, new byte[0]);
      }
    }
  }

  @Test
  void whoWaitsWhileNobodyIsThereIsOfferedWhatFits() throws Exception {
    try (Closed queue = Closed.workspace(server(), "waiting", 2)) {
      queue.api().put("/v1/articles/returns", RETURNS);
      await(queue.api(), "send my item back", "returns");
      queue.waiting("other", "web");
      JsonNode nothing = queue.post("/v1/conversations/other/off-hours", "", 200);
      assertThat(nothing.at("/offers/articles")).isEmpty();
      assertThat(nothing.path("offers").has("articlesMessage")).isFalse();
      queue.say(
          "c",
          "{'id':'t-0','speaker':'customer','text':'I want to send an item back',"
              + "'conversation':{'language':'en'}}");
      String handoff = queue.waiting("c", "web");
      JsonNode offers = queue.post("/v1/conversations/c/off-hours", "", 200).path("offers");
      assertThat(offers.at("/articles/0/link").asText())
          .isEqualTo("https://help.example.com/returns");
      assertThat(offers.path("articlesMessage").asText()).contains("This article");
      JsonNode context = queue.get("/v1/handoffs/" + handoff + "/context");
      assertThat(context.at("/suggestion/sources/0/id").asText()).isEqualTo("returns");
      assertThat(context.at("/suggestion/text").asText())
          .isEqualTo("You have 30 days to return an item.");
    }
  }

  @Test
  void selfServiceComesWithArticlesOrIsPassedOver() throws Exception {
    try (Helped all = Helped.workspace(server(), "offered")) {
      all.put("/v1/articles/returns", RETURNS, 201);
      await(all.api(), "send my item back", "returns");
      JsonNode fits = twoFallbacks(all, "fits", "I want to send an item back");
      assertThat(fits.path("action").asText()).isEqualTo("self_service");
      assertThat(fits.at("/selfService/items/0/articleId").asText()).isEqualTo("returns");
      assertThat(fits.at("/selfService/items/0/passage/text").asText()).isNotBlank();
      JsonNode passed = twoFallbacks(all, "none", "do you sell gift cards");
      assertThat(passed.path("action").asText()).isEqualTo("offer_human");
      assertThat(passed.has("selfService")).isFalse();
    }
    try (Helped without = Helped.workspace(server(), "without")) {
      JsonNode left = twoFallbacks(without, "own", "I want to send an item back");
      assertThat(left.path("action").asText()).isEqualTo("self_service");
      assertThat(left.has("selfService")).isFalse();
    }
  }

  /** The answer to the second; the bot says the same again to the same turn. */
  private static JsonNode twoFallbacks(Helped all, String conversation, String text)
      throws Exception {
    String more = ",'fallback':true,'conversation':{'language':'en'}";
    all.say(conversation, "t-1", "customer", "hm", more);
    JsonNode second = all.say(conversation, "t-2", "customer", text, ",'fallback':true");
    assertThat(all.say(conversation, "t-2", "customer", text, ",'fallback':true"))
        .isEqualTo(second);
    return second;
  }

  @Test
  void whetherAnArticleHelpedIsAnEventOfTheConversation() throws Exception {
    try (Helped all = Helped.workspace(server(), "helped")) {
      all.put("/v1/articles/returns", RETURNS, 201);
      all.customer("c", "t-1", "How do I send it back?");
      String path = "/v1/conversations/c/articles/returns/helped";
      JsonNode noted = all.post(path, "{'helped':true}", 201);
      assertThat(noted.path("seq").asInt()).isPositive();
      all.post(path, "{}", 422);
      all.post("/v1/conversations/none/articles/returns/helped", "{'helped':true}", 404);
      all.post("/v1/conversations/c/articles/none/helped", "{'helped':true}", 404);
      all.customer("c", "t-2", "Thanks");
      assertThat(all.events("c", "article.helped"))
          .singleElement()
          .satisfies(event -> {
            assertThat(event.path("article").asText()).isEqualTo("returns");
            assertThat(event.path("helped").asBoolean()).isTrue();
          });
    }
  }

  @Test
  void aFileIsImportedByTheCommand() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "operator-key");
    Path file =
        Files.writeString(
            folder.resolve("parcel.md"),
            "---\ntitle: Where is my parcel?\nlanguage: en\nurl: https://x.example/p\n---\nTrack it.\n");
    String url = "http://127.0.0.1:" + server().server().port();
    assertThat(
            ServerCli.run(
                "articles", "import", file.toString(), "--server", url, "--key-file", "" + key))
        .isZero();
    assertThat(server().operator().get("/v1/articles/parcel").json().path("body").asText())
        .isEqualTo("Track it.");
    assertThat(ServerCli.run("articles", "list", "--server", url, "--key-file", "" + key)).isZero();
    assertThat(
            ServerCli.run("articles", "search", "parcel", "--server", url, "--key-file", "" + key))
        .isZero();
  }

  @Test
  void aFileThatIsWrongIsToldInOneLineAndAMarkOfByteOrderIsNone() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "operator-key");
    String url = "http://127.0.0.1:" + server().server().port();
    Path wrong =
        Files.writeString(folder.resolve("wrong.jsonl"), "{'id':'a'}\n".replace('\'', '"'));
    Ran told = Ran.asking(url, key, "articles", "import", wrong.toString());
    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err().lines().toList())
        .containsExactly("baton articles import: " + wrong + " line 1: language: is missing");
    Path none = folder.resolve("none.jsonl");
    assertThat(Ran.asking(url, key, "articles", "import", none.toString()).err().lines())
        .hasSize(1);
    Path marked =
        Files.writeString(
            folder.resolve("marked.jsonl"),
            "\uFEFF{\"id\":\"marked\",\"language\":\"en\",\"title\":\"Returns\","
                + "\"body\":\"Send it back.\",\"url\":\"https://x.example/r\"}\r\n");
    assertThat(Ran.asking(url, key, "articles", "import", marked.toString()).code()).isZero();
    assertThat(server().operator().get("/v1/articles/marked").status()).isEqualTo(200);
    String twice = marked.toString();
    assertThat(Ran.asking(url, key, "articles", "import", twice, twice).err())
        .isEqualTo(
            "baton articles import: " + twice + ": the id 'marked' is in " + twice + " already\n");
  }
}
