package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.baton.server.config.Setting;
import io.baton.server.context.model.HandoffContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Contexts of handoffs on a real server, with a CRM beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContextApiTest {

  private static final String CARD = "4111 1111 1111 1111";

  private Optional<TestServer> started = Optional.empty();
  private Optional<HttpServer> crm = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    HttpServer profiles =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    profiles.createContext(
        "/",
        exchange -> {
          boolean known = exchange.getRequestURI().getPath().equals("/u-9");
          byte[] body =
              "{\"city\":\"Porto\",\"mail\":\"anna@example.com\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 500, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    profiles.start();
    crm = Optional.of(profiles);
    String url = "http://127.0.0.1:" + profiles.getAddress().getPort() + "/{customer}";
    started =
        Optional.of(
            new TestServer(
                data,
                Map.of(
                    Setting.CRM_URL,
                    url,
                    Setting.CRM_TIMEOUT_MILLIS,
                    "8000",
                    Setting.NAMES,
                    "off")));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
    crm.ifPresent(server -> server.stop(0));
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  /** A conversation that ends in a handoff. */
  private String handoff(Api api, String conversation, String customer) throws Exception {
    String turns = "/v1/conversations/" + conversation + "/turns";
    api.post(
        turns,
        "{'id':'t-1','speaker':'customer','text':'order 48213 was paid with "
            + CARD
            + " but never came','intent':'track_order','confidence':0.9,"
            + "'conversation':{'language':'en','customer':{'id':'"
            + customer
            + "','tier':'gold'}}}");
    api.post(turns, "{'id':'t-2','speaker':'bot','text':'Pardon?','fallback':true}");
    JsonNode answer =
        api.post(turns, "{'id':'t-3','speaker':'customer','text':'I want to talk to a human'}")
            .json();
    return answer.path("handoff").path("id").asText();
  }

  private static String text(Api.Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void anAgentGetsWhatWasSaidAndTriedWithNothingPersonalInIt() throws Exception {
    try (Api api = server().with(server().key("seeing", "bot", "agent"))) {
      String handoff = handoff(api, "c-1", "u-9");
      Api.Answer answer = api.get("/v1/handoffs/" + handoff + "/context?language=es");
      assertThat(answer.status()).as(text(answer)).isEqualTo(200);
      assertThat(text(answer)).doesNotContain("4111", "anna@").contains("•••• •••• •••• 1111");
      JsonNode context = answer.json();
      assertThat(context.path("handoff").asText()).isEqualTo(handoff);
      assertThat(context.path("reason").path("code").asText()).isEqualTo("explicit_request");
      assertThat(context.path("reason").path("turn").asText()).isEqualTo("t-3");
      assertThat(context.path("reason").path("evidence").path(0).path("text").asText())
          .contains("human");
      assertThat(context.path("summary").path("lines").path(0).path("text").asText())
          .isEqualTo(
              "El cliente quiere: «order 48213 was paid with •••• •••• •••• 1111 but never came»");
      assertThat(context.path("issue").path("intent").asText()).isEqualTo("track_order");
      assertThat(context.path("attempts").path(0).path("kind").asText()).isEqualTo("fallback");
      assertThat(context.path("mood")).hasSize(2);
      assertThat(context.path("names").path("status").asText()).isEqualTo("off");
      assertThat(context.path("transcript").path("turns")).hasSize(3);
      assertThat(context.path("personalData").path("found").path("card").asInt()).isEqualTo(1);
    }
  }

  @Test
  void theProfileComesFromTheCrmAndAFailingOneSpoilsNothing() throws Exception {
    try (Api api = server().with(server().key("profiles", "bot", "agent"))) {
      JsonNode known =
          api.get("/v1/handoffs/" + handoff(api, "c-1", "u-9") + "/context")
              .json()
              .path("customer");
      assertThat(known.path("lookups").path(0).path("status").asText()).isEqualTo("found");
      assertThat(known.path("fields").findValuesAsText("name"))
          .containsExactly("tier", "city", "mail");
      assertThat(known.path("fields").path(1).path("source").asText()).isEqualTo("crm");
      JsonNode failed =
          api.get("/v1/handoffs/" + handoff(api, "c-2", "u-10") + "/context")
              .json()
              .path("customer");
      assertThat(failed.path("lookups").path(0).path("status").asText()).isEqualTo("failed");
      assertThat(failed.path("fields").findValuesAsText("name")).containsExactly("tier");
      JsonNode earlier =
          api.get("/v1/handoffs/" + handoff(api, "c-3", "u-10") + "/context")
              .json()
              .path("customer")
              .path("earlier");
      assertThat(earlier).hasSize(1);
      assertThat(earlier.path(0).path("conversation").asText()).isEqualTo("c-2");
      assertThat(earlier.path(0).path("issue").asText()).isEqualTo("track_order");
      assertThat(earlier.path(0).path("handoff").asText()).isEqualTo("explicit_request");
    }
  }

  @Test
  void whoSeesPersonalDataIsWrittenDownForEver() throws Exception {
    try (Api bot = server().with(server().key("views", "bot"));
        Api agent = server().with(server().key("views", "agent"));
        Api admin = server().with(server().key("views", "admin"))) {
      String path = "/v1/handoffs/" + handoff(bot, "c-1", "u-9") + "/context";
      assertThat(bot.get(path + "?unmasked=true").status()).isEqualTo(403);
      assertThat(views(admin)).isEmpty();
      assertThat(text(agent.get(path))).doesNotContain(CARD);
      assertThat(views(admin)).isEmpty();
      assertThat(text(agent.get(path + "?unmasked=true"))).contains(CARD, "anna@example.com");
      assertThat(views(admin)).hasSize(1);
      assertThat(views(admin).path(0).path("conversation").asText()).isEqualTo("c-1");
      assertThat(views(admin).path(0).path("by").asText()).isNotEmpty();
      assertThat(admin.delete("/v1/customers/u-9").status()).isEqualTo(200);
      assertThat(agent.get(path).status()).isEqualTo(404);
      assertThat(views(admin)).hasSize(1);
      assertThat(agent.get("/v1/conversations/c-1/context-views").status()).isEqualTo(403);
      assertThat(admin.get("/v1/conversations/c-9/context-views").status()).isEqualTo(404);
    }
  }

  private static JsonNode views(Api admin) throws IOException, InterruptedException {
    return admin.get("/v1/conversations/c-1/context-views").json().path("items");
  }

  @Test
  void anAgentWhoReadsItKnowsTheConversationFromThenOn() throws Exception {
    try (Api api = server().with(server().key("knowing", "bot", "agent"))) {
      String handoff = handoff(api, "c-1", "u-9");
      String path = "/v1/handoffs/" + handoff;
      assertThat(api.get(path + "/context?agent=anna").status()).isEqualTo(409);
      api.post(path + "/take-over", "{'agent':'anna'}");
      assertThat(api.get(path).json().path("times").has("contextDelivered")).isFalse();
      assertThat(api.get(path + "/context").status()).isEqualTo(200);
      assertThat(api.get(path).json().path("times").has("contextDelivered")).isFalse();
      assertThat(api.get(path + "/context?agent=anna").status()).isEqualTo(200);
      assertThat(api.get(path).json().path("times").has("contextDelivered")).isTrue();
      assertThat(api.get(path + "/context?agent=ben").status()).isEqualTo(409);
    }
  }

  @Test
  void whatAnAgentCorrectsIsInEveryContextFromThenOnWithWhoAndWhen() throws Exception {
    try (Api shop = server().with(server().key("correcting", "bot", "agent"))) {
      String handoff = handoff(shop, "corrected", "u-9");
      String path = "/v1/handoffs/" + handoff + "/context";
      String corrections = path + "/corrections";
      String order = "{'agent':'maria','type':'order_number','was':'48213','value':'48214'}";
      assertThat(shop.post(corrections, order).status()).isEqualTo(409);
      shop.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}");
      assertThat(shop.post(corrections, order).status()).isEqualTo(201);
      assertThat(shop.post(corrections, order).json().path("field").asText()).isEqualTo("was");
      // The card is named as it is shown, and is none; the name stands nowhere.
      Api.Answer card =
          shop.post(corrections, "{'agent':'maria','type':'card','was':'•••• •••• •••• 1111'}");
      assertThat(card.status()).as("%s", card.json()).isEqualTo(201);
      shop.post(
          corrections, "{'agent':'maria','type':'person_name','value':'Zoe Alvarez','turn':'t-1'}");
      assertThat(
              shop.post(corrections, "{'agent':'maria','type':'x','value':'y','turn':'t-9'}")
                  .json()
                  .path("field")
                  .asText())
          .isEqualTo("turn");
      JsonNode next =
          shop.post("/v1/handoffs/" + handoff + "/transfer", "{'agent':'maria','queue':'refunds'}")
              .json();
      JsonNode context = shop.get("/v1/handoffs/" + next.path("id").asText() + "/context").json();
      Map<String, JsonNode> entities = new HashMap<>();
      context.path("entities").forEach(one -> entities.put(one.path("type").asText(), one));
      JsonNode corrected = entities.getOrDefault("order_number", context);
      assertThat(corrected.path("value").asText()).isEqualTo("48214");
      assertThat(corrected.path("source").asText()).isEqualTo("agent");
      assertThat(corrected.at("/correction/by").asText()).isEqualTo("maria");
      assertThat(corrected.at("/correction/was").asText()).isEqualTo("48213");
      assertThat(Instant.parse(corrected.at("/correction/at").asText()))
          .isCloseTo(server().clock().instant(), within(1, ChronoUnit.SECONDS));
      assertThat(corrected.at("/places/0/turn").asText()).isEqualTo("t-1");
      assertThat(entities).doesNotContainKey("card").containsKey("person_name");
      assertThat(context.path("summary").toString()).contains("48214", "Zoe Alvarez");
      assertThat(text(shop.get(path + "?format=text"))).contains("agent maria");
    }
  }

  @Test
  void itComesAsTextAndFlatAndAsLargeAsItMay() throws Exception {
    try (Api api = server().with(server().key("forms", "bot", "agent"))) {
      String path = "/v1/handoffs/" + handoff(api, "c-1", "u-9") + "/context";
      for (int i = 4; i < 60; i++) {
        api.post(
            "/v1/conversations/c-1/turns",
            "{'id':'t-"
                + i
                + "','speaker':'customer','text':'still waiting for answer "
                + i
                + "'}");
      }
      Api.Answer plain = api.get(path + "?format=text");
      assertThat(plain.contentType()).startsWith("text/plain");
      assertThat(text(plain)).startsWith("Summary\n- Customer wants: “order 48213");
      Api.Answer flat = api.get(path + "?format=flat&maxBytes=4096");
      assertThat(flat.body().length).isLessThanOrEqualTo(4096);
      assertThat(flat.json()).allMatch(JsonNode::isTextual);
      assertThat(flat.json().path("dropped.0.path").asText()).isEqualTo("transcript.turns");
      JsonNode page = api.get(path + "?turns=10").json().path("transcript");
      assertThat(page.path("turns")).hasSize(10);
      JsonNode before =
          api.get(path + "?turns=10&before=" + page.path("before").asInt())
              .json()
              .path("transcript");
      assertThat(before.path("turns").path(9).path("seq").asInt())
          .isEqualTo(page.path("turns").path(0).path("seq").asInt() - 1);
    }
  }

  @Test
  void whatIsWrongWithARequestIsSaid() throws Exception {
    try (Api api = server().with(server().key("wrong", "bot", "agent"))) {
      String path = "/v1/handoffs/" + handoff(api, "c-1", "u-9") + "/context?";
      for (String wrong :
          new String[] {
            "format=xml", "maxBytes=100", "turns=0", "before=x", "unmasked=yes", "agent="
          }) {
        Api.Answer answer = api.get(path + wrong);
        assertThat(answer.status()).as(wrong).isEqualTo(422);
        assertThat(answer.json().path("field").asText())
            .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
      }
    }
  }

  @Test
  void whatABotTellsOfItsReasonIsHiddenLikeAllElse() throws Exception {
    String handoff =
        server()
            .operator()
            .post(
                "/v1/conversations/reasoned/handoffs", "{'detail':'write to ada@example.org now'}")
            .json()
            .path("id")
            .asText();
    String path = "/v1/handoffs/" + handoff + "/context";
    assertThat(server().operator().get(path).json().at("/reason/detail").asText())
        .startsWith("write to ")
        .endsWith(" now")
        .doesNotContain("ada");
    assertThat(
            server().operator().get(path + "?unmasked=true").json().at("/reason/detail").asText())
        .isEqualTo("write to ada@example.org now");
  }

  @Test
  void whatBeganLaterIsNoEarlierConversation() throws Exception {
    try (Api shop = server().with(server().key("twice", "bot", "agent"))) {
      String first = handoff(shop, "first", "u-7");
      server().clock().forward(Duration.ofMinutes(1));
      String second = handoff(shop, "second", "u-7");
      assertThat(earlier(shop, first)).isEmpty();
      assertThat(earlier(shop, second)).containsExactly("first");
    }
  }

  private static List<String> earlier(Api shop, String handoff) throws Exception {
    JsonNode context = shop.get("/v1/handoffs/" + handoff + "/context").json();
    return context.at("/customer/earlier").findValuesAsText("conversation");
  }

  @Test
  void whyACustomerLeftIsNoNoteOfAnAgent() throws Exception {
    try (Api shop = server().with(server().key("leaving", "bot", "agent"))) {
      String left = handoff(shop, "left", "u-9");
      shop.post("/v1/handoffs/" + left + "/abandon", "{'why':'silence'}");
      String again =
          shop.post("/v1/conversations/left/handoffs", "{'agent':'maria'}")
              .json()
              .path("id")
              .asText();
      assertThat(shop.get("/v1/handoffs/" + again + "/context").json().path("notes")).isEmpty();
      shop.post("/v1/handoffs/" + again + "/hand-back", "{'agent':'maria','note':'paid'}");
      JsonNode notes = shop.get("/v1/handoffs/" + again + "/context").json().path("notes");
      assertThat(notes.findValuesAsText("text")).containsExactly("paid");
    }
  }

  @Test
  void theSchemaIsPublished() throws Exception {
    try (Api nobody = server().with("none")) {
      JsonNode schema = nobody.get("/handoff-context.schema.json").json();
      assertThat(schema.path("$id").asText())
          .isEqualTo("urn:baton:handoff-context:" + HandoffContext.VERSION);
      assertThat(schema.path("$defs").path("context").path("required")).hasSizeGreaterThan(10);
    }
  }
}
