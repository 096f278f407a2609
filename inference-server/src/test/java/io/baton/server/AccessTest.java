package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.escalation.bundle.SmallBundle;
import io.baton.server.http.Access;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Scope;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what: every endpoint with every scope and with every kind of id. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessTest {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  /** Endpoints that make what their path names: an id of another workspace is just a new one. */
  private static final Set<String> MAKERS =
      Set.of(
          "submitTurn",
          "requestHandoff",
          "putWorkspace",
          "pushModel",
          "putAgent",
          "putQueue",
          "putQueueHours",
          "putQueueNotices",
          "putArticle");

  private Optional<TestServer> started = Optional.empty();

  /** By name of a path parameter: the id of such a thing. */
  private final Map<String, String> own = new HashMap<>();

  private final Map<String, String> foreign = new HashMap<>();

  /** Of workspace one, erased again. */
  private final Map<String, String> deleted = new HashMap<>();

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    started = Optional.of(new TestServer(data, Closed.MAIL));
    seed("one", own);
    seed("three", foreign);
    seedAndDelete("one");
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  /** One thing of every kind, with an id that no other workspace has. */
  private void seed(String workspace, Map<String, String> ids) throws Exception {
    try (Api all = server().with(server().key(workspace, "bot", "admin"))) {
      SeededWebhooks.make(all, workspace, ids);
      String conversation = "conversation-of-" + workspace;
      all.post(
          "/v1/conversations/" + conversation + "/turns",
          "{'id':'t-1','speaker':'customer','text':'secret of "
              + workspace
              + "','conversation':{'customer':{'id':'customer-of-"
              + workspace
              + "'}}}");
      ids.put(
          "handoff",
          all.post("/v1/conversations/" + conversation + "/handoffs", "{}")
              .json()
              .path("id")
              .asText());
      ids.put("agent", "agent-of-" + workspace);
      all.put("/v1/agents/agent-of-" + workspace, "{'name':'secret of " + workspace + "'}");
      ids.put("queue", "queue-of-" + workspace);
      all.put("/v1/queues/queue-of-" + workspace, "{'name':'secret of " + workspace + "'}");
      ids.put("customer", "customer-of-" + workspace);
      ids.put("conversation", conversation);
      ids.put("article", "article-of-" + workspace);
      all.put(
          "/v1/articles/article-of-" + workspace,
          "{'language':'en','title':'secret','body':'secret','url':'https://x.example'}");
      seedOffHours(all, workspace, ids);
      SeededWebhooks.deliver(all, ids);
      ids.put(
          "key",
          all.post("/v1/keys", "{'name':'seeded','scopes':['agent']}").json().path("id").asText());
      ids.put("workspace", workspace);
      ids.put("model", workspace.equals("one") ? "escalation" : "model-of-two");
      float logOdds = workspace.length();
      String version = SmallBundle.version(logOdds);
      Registry.push(all, version, Registry.zip(SmallBundle.files(logOdds)));
      ids.put("version", version);
      // Aliases are the same everywhere: there are none of one's own.
      ids.put("alias", workspace.equals("one") ? "challenger" : "alias-of-" + workspace);
      // Messages are the same everywhere too.
      ids.put("templateKey", workspace.equals("one") ? "queue.position" : "none-" + workspace);
      ids.put("language", "de");
      all.put("/v1/policy", "version: first of " + workspace);
      if (!workspace.equals("one")) {
        all.put("/v1/policy", "version: secret of " + workspace);
      }
      ids.put("policyVersion", workspace.equals("one") ? "1" : "2");
    }
  }

  private void seedAndDelete(String workspace) throws Exception {
    deleted.put("conversation", "erased-conversation");
    deleted.put("customer", "erased-customer");
    deleted.put("version", SmallBundle.version(9));
    try (Api all = server().with(server().key(workspace, "bot", "admin"))) {
      String turn =
          "{'id':'t-1','speaker':'customer','text':'an erased secret',"
              + "'conversation':{'customer':{'id':'erased-customer'}}}";
      String conversation = "/v1/conversations/erased-conversation/turns";
      assertThat(all.post(conversation, turn).status()).isEqualTo(201);
      Registry.push(all, SmallBundle.version(9), Registry.zip(SmallBundle.files(9)));
      assertThat(all.delete("/v1/customers/erased-customer").status()).isEqualTo(200);
      assertThat(all.delete("/v1/models/" + SmallBundle.version(9)).status()).isEqualTo(204);
    }
  }

  private static void seedOffHours(Api all, String workspace, Map<String, String> ids)
      throws Exception {
    String conversation = "/v1/conversations/conversation-of-" + workspace;
    ids.put("queue", "queue-of-" + workspace);
    for (String queue : List.of("default", "queue-of-" + workspace)) {
      all.put(
          "/v1/queues/" + queue + "/hours",
          "{'hours':{'timeZone':'UTC','week':{'monday':[{'from':'00:00','to':'24:00'}],"
              + "'tuesday':[{'from':'00:00','to':'24:00'}]}},'callbacks':{'capacity':1000}}");
      all.put("/v1/queues/" + queue + "/notices", "{'acceptSeconds':86400}");
    }
    ids.put("callback", id(all.post(conversation + "/callbacks", "{}")));
    ids.put(
        "emailNotice",
        id(all.post(conversation + "/email-notices", "{'email':'a@b.example','consent':true}")));
    ids.put("ticket", id(all.post(conversation + "/tickets", "")));
    ids.put(
        "followUp",
        id(
            all.post(
                conversation + "/follow-ups",
                "{'message':'follow_up.reply','at':'" + Instant.now().plusSeconds(86_400) + "'}")));
  }

  private static String id(Api.Answer made) throws IOException {
    assertThat(made.status()).as("%s", made.json()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static String path(Endpoint endpoint, Map<String, String> ids) {
    Matcher matcher = PARAMETER.matcher(endpoint.path());
    return matcher.replaceAll(found -> {
      String id = ids.getOrDefault(found.group(1), "");
      assertThat(id).as("an id for {%s} of %s", found.group(1), endpoint.path()).isNotEmpty();
      return id;
    });
  }

  private static Api.Answer call(Api api, Endpoint endpoint, String path)
      throws IOException, InterruptedException {
    boolean body = endpoint.method().equals(HandlerType.POST);
    return api.send(
        api.request(path)
            .header("Content-Type", "application/json")
            .method(
                endpoint.method().name(),
                body
                    ? HttpRequest.BodyPublishers.ofString("{}")
                    : HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void everyEndpointRefusesEveryScopeThatItDoesNotName() throws Exception {
    for (Scope scope : Scope.values()) {
      try (Api api = server().with(server().key("scopes", scope.wireName()))) {
        for (Endpoint endpoint : server().server().endpoints()) {
          int status = call(api, endpoint, path(endpoint, own)).status();
          boolean permitted =
              switch (endpoint.access()) {
                case Access.Open open -> true;
                case Access.Scoped scoped -> scoped.scopes().contains(scope);
                case Access.Operator operator -> false;
              };
          assertThat(status == 403)
              .as("%s with %s: %s", endpoint, scope, status)
              .isNotEqualTo(permitted);
        }
      }
    }
  }

  @Test
  void withoutAKeyOnlyOpenEndpointsAnswer() throws Exception {
    try (Api nobody = server().with("wrong")) {
      for (Endpoint endpoint : server().server().endpoints()) {
        int status = call(nobody, endpoint, path(endpoint, own)).status();
        assertThat(status == 401)
            .as("%s: %s", endpoint, status)
            .isEqualTo(!(endpoint.access() instanceof Access.Open));
      }
    }
  }

  @Test
  void noIdOfAnotherWorkspaceAndNoGuessedOneIsEverFound() throws Exception {
    Map<String, String> guessed = new HashMap<>(own);
    guessed.replaceAll((parameter, id) -> "guessed-0123456789abcdef");
    try (Api api = server().with(server().key("one", "bot", "agent", "analyst", "admin"))) {
      for (Endpoint endpoint : guarded()) {
        for (Map<String, String> ids : List.of(foreign, guessed)) {
          Api.Answer answer = call(api, endpoint, path(endpoint, ids));
          assertThat(answer.status()).as("%s %s", endpoint, ids).isEqualTo(404);
          assertThat(new String(answer.body(), StandardCharsets.UTF_8))
              .doesNotContain("secret of three");
        }
      }
    }
  }

  @Test
  void noErasedIdIsEverFoundAgain() throws Exception {
    List<String> walked = new ArrayList<>();
    try (Api api = server().with(server().key("one", "bot", "agent", "analyst", "admin"))) {
      for (Endpoint endpoint : guarded()) {
        List<String> parameters =
            PARAMETER.matcher(endpoint.path()).results().map(found -> found.group(1)).toList();
        if (deleted.keySet().containsAll(parameters)) {
          Api.Answer answer = call(api, endpoint, path(endpoint, deleted));
          assertThat(answer.status()).as("%s", endpoint).isEqualTo(404);
          assertThat(new String(answer.body(), StandardCharsets.UTF_8))
              .doesNotContain("an erased secret");
          walked.add(endpoint.name());
        }
      }
    }
    assertThat(walked)
        .contains("getConversation", "listTurns", "exportCustomer", "eraseCustomer", "getModel");
  }

  @Test
  void noIdInsideABodyOpensWhatIsAnothersGuessedOrErased() throws Exception {
    try (Api api = server().with(server().key("one", "bot", "agent", "analyst", "admin"))) {
      for (String version :
          List.of(
              foreign.getOrDefault("version", ""),
              deleted.getOrDefault("version", ""),
              "escalation-0123456789ab")) {
        for (String alias : List.of("champion", "challenger", "shadow")) {
          Api.Answer answer =
              api.put("/v1/models/aliases/" + alias, "{'version':'" + version + "'}");
          assertThat(answer.status()).as("%s as %s", version, alias).isEqualTo(404);
        }
      }
      assertThat(api.post("/v1/keys", "{'name':'n','scopes':['bot'],'workspace':'three'}").status())
          .isEqualTo(422);
      // The id of another's customer is no more than a word: it names nothing beyond one's own.
      String customer = "/v1/customers/customer-of-three";
      api.post(
          "/v1/conversations/named-alike/turns",
          "{'id':'t-1','speaker':'customer','text':'mine',"
              + "'conversation':{'customer':{'id':'customer-of-three'}}}");
      assertThat(new String(api.get(customer + "/export").body(), StandardCharsets.UTF_8))
          .contains("mine")
          .doesNotContain("secret of three");
      assertThat(api.delete(customer).json().path("conversations").asInt()).isEqualTo(1);
    }
    try (Api three = server().with(server().key("three", "admin"))) {
      String export = "/v1/customers/customer-of-three/export";
      assertThat(new String(three.get(export).body(), StandardCharsets.UTF_8))
          .contains("secret of three");
    }
  }

  @Test
  void noCursorOfAnotherWorkspaceOpensItsPages() throws Exception {
    int tried = 0;
    try (Api one = server().with(server().key("one", "bot", "agent", "analyst", "admin"));
        Api three = server().with(server().key("three", "bot", "agent", "analyst", "admin"))) {
      Registry.push(three, SmallBundle.version(7), Registry.zip(SmallBundle.files(7)));
      three.post(
          "/v1/conversations/conversation-of-three/turns",
          "{'id':'t-2','speaker':'customer','text':'another secret of three'}");
      for (Endpoint endpoint : server().server().endpoints()) {
        if (!endpoint.method().equals(HandlerType.GET)
            || !(endpoint.access() instanceof Access.Scoped)) {
          continue;
        }
        Api.Answer page = call(three, endpoint, path(endpoint, foreign) + "?limit=1");
        String next = page.contentType().contains("json") ? page.json().path("next").asText() : "";
        if (!next.isEmpty()) {
          Api.Answer answer = call(one, endpoint, path(endpoint, own) + "?cursor=" + next);
          assertThat(answer.status()).as("%s", endpoint).isEqualTo(200);
          assertThat(new String(answer.body(), StandardCharsets.UTF_8))
              .doesNotContain("of three", SmallBundle.version(7));
          tried++;
        }
      }
    }
    assertThat(tried).as("endpoints with pages").isGreaterThanOrEqualTo(3);
  }

  /** Endpoints with ids that a key of a workspace may use. */
  private List<Endpoint> guarded() {
    List<Endpoint> guarded = new ArrayList<>();
    for (Endpoint endpoint : server().server().endpoints()) {
      if (endpoint.access() instanceof Access.Scoped
          && PARAMETER.matcher(endpoint.path()).find()
          && !MAKERS.contains(endpoint.name())) {
        guarded.add(endpoint);
      }
    }
    assertThat(guarded).isNotEmpty();
    return guarded;
  }

  @Test
  void theSameIdInTwoWorkspacesIsTwoConversations() throws Exception {
    String turn = "{'id':'t-1','speaker':'customer','text':'hello from %s'}";
    for (String workspace : List.of("left", "right")) {
      try (Api api = server().with(server().key(workspace, "bot"))) {
        assertThat(api.post("/v1/conversations/shared/turns", turn.formatted(workspace)).status())
            .isEqualTo(201);
        JsonNode turns = api.get("/v1/conversations/shared/turns").json().path("items");
        assertThat(turns).hasSize(1);
        assertThat(turns.path(0).path("turn").path("text").asText())
            .isEqualTo("hello from " + workspace);
      }
    }
  }

  @Test
  void aRevokedKeyStopsWithinFiveSecondsAndAnExpiredOneAtOnce() throws Exception {
    String key = server().key("revoking", "admin");
    try (Api api = server().with(key)) {
      String id = api.get("/v1/keys").json().path("items").path(0).path("id").asText();
      String expires = server().clock().instant().plusSeconds(60).toString();
      String brief =
          api.post("/v1/keys", "{'name':'brief','scopes':['admin'],'expiresAt':'" + expires + "'}")
              .json()
              .path("key")
              .asText();
      try (Api expiring = server().with(brief)) {
        assertThat(expiring.get("/v1/keys").status()).isEqualTo(200);
        assertThat(api.delete("/v1/keys/" + id).status()).isEqualTo(204);
        server().clock().forward(Duration.ofSeconds(6));
        assertThat(api.get("/v1/keys").status()).isEqualTo(401);
        assertThat(expiring.get("/v1/keys").status()).isEqualTo(200);
        server().clock().forward(Duration.ofSeconds(60));
        assertThat(expiring.get("/v1/keys").status()).isEqualTo(401);
      }
    }
  }

  @Test
  void aKeyIsShownOnceAndKeptNowhere() throws Exception {
    String key = server().key("showing", "admin");
    try (Api api = server().with(key)) {
      JsonNode made = api.post("/v1/keys", "{'name':'n','scopes':['bot']}").json();
      assertThat(made.path("key").asText()).matches("baton-[0-9a-f]{64}");
      assertThat(api.get("/v1/keys").json().path("items"))
          .hasSize(2)
          .allMatch(shown -> !shown.has("key") && !shown.has("hash"));
    }
  }

  @Test
  void whatIsWrongWithAKeyIsSaid() throws Exception {
    assertThat(problem("{'scopes':['bot']}")).startsWith("name: ");
    assertThat(problem("{'name':'n','scopes':'bot'}")).isEqualTo("scopes: is no list");
    assertThat(problem("{'name':'n'}")).startsWith("scopes: ");
    assertThat(problem("{'name':'n','scopes':['root']}")).startsWith("scopes[0]: 'root'");
    assertThat(problem("{'name':'n','scopes':['bot'],'expiresAt':'tomorrow'}"))
        .startsWith("expiresAt: 'tomorrow'");
    assertThat(problem("{'name':'n','scopes':['bot'],'expiresAt':'2001-01-01T00:00:00Z'}"))
        .startsWith("expiresAt: 2001");
    assertThat(problem("{'name':'n','scopes':['bot'],'workspace':'two'}"))
        .startsWith("workspace: ");
  }

  private String problem(String body) throws Exception {
    Api.Answer answer = server().operator().post("/v1/keys", body);
    assertThat(answer.status()).isEqualTo(422);
    return answer.json().path("field").asText() + ": " + answer.json().path("detail").asText();
  }
}
