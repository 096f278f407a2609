package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What customers are told and offered while nobody is there, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OffHoursApiTest {

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Closed workspace(String name) throws Exception {
    return Closed.workspace(started.orElseThrow(), name, 2);
  }

  private static JsonNode offHours(Closed queue, String conversation) throws Exception {
    return queue.post("/v1/conversations/" + conversation + "/off-hours", "", 200);
  }

  @Test
  void whoIsOfferedAHumanHearsThatNobodyIsThereAndIsPutDownForLater() throws Exception {
    try (Closed shop = workspace("offered")) {
      JsonNode offer = offered(shop, "c-0");
      // Turns do not wait for the hours; they are read every two seconds.
      for (int i = 1; !offer.path("wording").asText().contains("nobody is there"); i++) {
        Thread.sleep(100);
        offer = offered(shop, "c-" + i);
      }
      String conversation = offer.path("conversation").asText();
      JsonNode taken = shop.say(conversation, "{'id':'t-9','speaker':'customer','text':'yes'}");
      assertThat(taken.path("reason").asText()).isEqualTo("offer_accepted");
      assertThat(taken.at("/handoff/status").asText()).isEqualTo("queued");
      shop.clockTo(shop.opens().plusSeconds(60));
      JsonNode open = offered(shop, "d-0");
      for (int i = 1; !open.path("wording").asText().contains("Shall I connect you"); i++) {
        Thread.sleep(100);
        open = offered(shop, "d-" + i);
      }
    }
  }

  /** The answer to the turn at which the ladder comes to offer a human. */
  private static JsonNode offered(Closed shop, String conversation) throws Exception {
    JsonNode answer = JsonNodeFactory.instance.objectNode();
    for (int i = 0; !answer.path("action").asText().equals("offer_human"); i++) {
      assertThat(i).as("%s", answer).isLessThan(8);
      answer =
          shop.say(
              conversation,
              "{'id':'t-%d','speaker':'customer','text':'hm','fallback':true,".formatted(i)
                  + "'conversation':{'language':'en'}}");
    }
    return answer;
  }

  /** An hour's patience, of which the night is no part. */
  @Test
  void whoWaitsOverNightBecomesATicketOnlyAfterOpenHours() throws Exception {
    try (Closed shop = workspace("night")) {
      assertThat(shop.api().put("/v1/handoff-settings", "{'waitingSeconds':3600}").status())
          .isEqualTo(200);
      String handoff = "/v1/handoffs/" + shop.waiting("c", "web");
      Instant opens = shop.opens();
      shop.clockTo(opens.minusSeconds(60));
      Thread.sleep(2_000);
      assertThat(shop.get(handoff).path("status").asText()).isEqualTo("queued");
      shop.clockTo(opens.plusSeconds(59 * 60));
      Thread.sleep(2_000);
      assertThat(shop.get(handoff).path("status").asText()).isEqualTo("queued");
      shop.clockTo(opens.plusSeconds(61 * 60));
      JsonNode expired = shop.await(handoff, one -> one.has("ticket"));
      assertThat(expired.path("status").asText()).isEqualTo("expired");
    }
  }

  @Test
  void nothingIsSaidWhileTheBotHasTheConversation() throws Exception {
    try (Closed queue = workspace("off-bot")) {
      queue.post(
          "/v1/conversations/c/turns",
          "{'id':'t-1','speaker':'customer','text':'What does it cost?'}",
          201);
      JsonNode found = offHours(queue, "c");
      assertThat(found.path("wanted").asBoolean()).isFalse();
      assertThat(found.has("message")).isFalse();
    }
  }

  @Test
  void theSameIsSaidOnEveryChannelOnceAHumanIsWanted() throws Exception {
    try (Closed queue = workspace("off-channels")) {
      for (String channel : List.of("web", "sms", "whatsapp", "email", "voice")) {
        queue.waiting(channel, channel);
        JsonNode found = offHours(queue, channel);
        assertThat(found.path("closed").asBoolean()).as(channel).isTrue();
        assertThat(found.path("opensAt").asText()).isEqualTo(queue.opens().toString());
        assertThat(found.path("message").asText()).isNotBlank();
        assertThat(found.at("/offers/callback/slots")).hasSize(3);
        assertThat(found.at("/offers/ticket").asBoolean()).isTrue();
        assertThat(found.at("/offers/articles")).isEmpty();
        assertThat(found.at("/offers/replyTime/known").asBoolean()).isFalse();
        assertThat(found.path("offers").has("emailMessage")).as("no mail server").isFalse();
      }
    }
  }

  @Test
  void nothingIsSaidWhileItIsOpen() throws Exception {
    try (Closed queue = workspace("off-open")) {
      queue.waiting("c", "web");
      queue.clockTo(queue.opens());
      JsonNode found = offHours(queue, "c");
      assertThat(found.path("wanted").asBoolean()).isTrue();
      assertThat(found.path("closed").asBoolean()).isFalse();
      assertThat(found.has("message")).isFalse();
    }
  }

  @Test
  void aQueueOfTheChainThatIsOpenTakesTheHandoff() throws Exception {
    try (Closed queue = workspace("off-chain")) {
      queue
          .api()
          .put(
              "/v1/queues/default/hours",
              "{'hours':{'timeZone':'UTC'},'follow':['asleep','awake']}");
      queue.api().put("/v1/queues/asleep/hours", "{'hours':{'timeZone':'UTC'}}");
      String handoff = queue.waiting("c", "web");
      assertThat(offHours(queue, "c").path("queue").asText()).isEqualTo("awake");
      assertThat(queue.get("/v1/handoffs/" + handoff).path("queue").asText()).isEqualTo("awake");
    }
  }

  @Test
  void whoLooksMovesNobodyForWhomAnAgentIsReservedOrACallbackBooked() throws Exception {
    try (Closed queue = workspace("off-settled")) {
      String booked = queue.waiting("booked", "web");
      String slot = "{'slot':'" + queue.opens() + "','phone':'+49 30 123456'}";
      queue.post("/v1/conversations/booked/callbacks", slot, 201);
      queue.api().put("/v1/agents/eva", "{'name':'Eva','channels':{'web':2}}");
      queue.api().put("/v1/agents/eva/presence", "{'presence':'online'}");
      String reserved = queue.waiting("reserved", "web");
      queue.await(
          "/v1/handoffs/" + reserved, one -> one.path("status").asText().equals("reserved"));
      queue
          .api()
          .put("/v1/queues/default/hours", "{'hours':{'timeZone':'UTC'},'follow':['awake']}");
      assertThat(offHours(queue, "reserved").path("closed").asBoolean()).isFalse();
      assertThat(offHours(queue, "booked").path("closed").asBoolean()).isTrue();
      for (String handoff : List.of(reserved, booked)) {
        assertThat(queue.get("/v1/handoffs/" + handoff).path("queue").asText())
            .isEqualTo("default");
      }
    }
  }

  @Test
  void nobodyIsConnectedNorToldAPlaceWhileTheQueueIsClosed() throws Exception {
    try (Closed queue = workspace("off-noted")) {
      queue.api().put("/v1/agents/maria", "{'name':'Maria','channels':{'web':1}}");
      queue.say(
          "c",
          "{'id':'t-1','speaker':'customer','text':'hallo'," + "'conversation':{'language':'de'}}");
      JsonNode asked = queue.post("/v1/conversations/c/handoffs", "{}", 201);
      assertThat(asked.at("/introduction/text").asText())
          .isEqualTo("Ich habe Ihr Anliegen an unser Team weitergegeben.");
      queue.await("/v1/conversations/c/messages", all -> all.path("items").size() > 1);
      Thread.sleep(1_500);
      assertThat(queue.get("/v1/conversations/c/messages").path("items").findValuesAsText("type"))
          .containsExactly("handoff.introduced", "queue.closed");
      JsonNode turn = queue.say("d", "{'id':'t-1','speaker':'customer','text':'I want a human'}");
      assertThat(turn.path("wording").asText()).isEqualTo("I've passed this on to our team.");
    }
  }

  @Test
  void timesAreThoseOfTheQueueWhereTheCustomersAreNotKnown() throws Exception {
    try (Closed queue = workspace("off-zone")) {
      String hours = "{'hours':{'timeZone':'Asia/Tokyo','openings':[{'from':'%s','to':'%s'}]}}";
      LocalDateTime nine = LocalDateTime.ofInstant(queue.opens(), ZoneOffset.UTC).withHour(9);
      nine = nine.plusDays(1);
      assertThat(
              queue
                  .api()
                  .put("/v1/queues/default/hours", hours.formatted(nine, nine.plusHours(2)))
                  .status())
          .isEqualTo(200);
      queue.waiting("c", "web");
      assertThat(offHours(queue, "c").path("message").asText()).contains("9:00 AM");
      assertThat(
              queue
                  .post("/v1/conversations/c/off-hours?timeZone=Europe/London", "", 200)
                  .path("message")
                  .asText())
          .contains("12:00 AM");
    }
  }

  @Test
  void ofManyWhoAskForATicketAtOnceAllGetTheSame() throws Exception {
    try (Closed queue = workspace("off-tickets");
        ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      queue.waiting("c", "web");
      List<Callable<Api.Answer>> asking =
          Collections.nCopies(8, () -> queue.api().post("/v1/conversations/c/tickets", ""));
      Set<String> ids = new HashSet<>();
      for (Future<Api.Answer> answer : many.invokeAll(asking)) {
        assertThat(answer.get().status()).isIn(200, 201);
        ids.add(answer.get().json().path("id").asText());
      }
      assertThat(ids).hasSize(1);
      assertThat(queue.get("/v1/tickets").path("items")).hasSize(1);
    }
  }

  @Test
  void aTicketHasTheWholeConversationAndLaterTurnsAreItsThread() throws Exception {
    try (Closed queue = workspace("off-ticket")) {
      String handoff = queue.waiting("c", "web");
      JsonNode ticket = queue.post("/v1/conversations/c/tickets", "", 201);
      String id = ticket.path("id").asText();
      assertThat(id).matches("T-[0-9A-HJKMNP-TV-Z]{10}");
      assertThat(ticket.path("message").asText()).contains(id);
      assertThat(queue.post("/v1/conversations/c/tickets", "", 200).path("id").asText())
          .isEqualTo(id);
      JsonNode ended = queue.get("/v1/handoffs/" + handoff);
      assertThat(ended.path("status").asText()).isEqualTo("expired");
      queue.post(
          "/v1/conversations/c/turns",
          "{'id':'t-2','speaker':'customer','text':'My order is 4711.'}",
          201);
      JsonNode whole = queue.get("/v1/tickets/" + id);
      assertThat(whole.at("/context/reason").asText()).isEqualTo("explicit_request");
      assertThat(whole.at("/context/facts/channel").asText()).isEqualTo("web");
      assertThat(whole.at("/turns/0/turn/text").asText()).isEqualTo("I want to talk to a human");
      assertThat(whole.path("turns")).hasSize(1);
      assertThat(whole.at("/thread/0/turn/text").asText()).isEqualTo("My order is 4711.");
      assertThat(queue.get("/v1/tickets").path("items")).hasSize(1);
      queue.post("/v1/tickets/" + id + "/close", "", 200);
      assertThat(queue.get("/v1/tickets?state=open").path("items")).isEmpty();
      assertThat(queue.get("/v1/tickets?state=closed").path("items")).hasSize(1);
      assertThat(queue.api().post("/v1/tickets/" + id + "/close", "").status()).isEqualTo(409);
    }
  }

  @Test
  void repliesArePromisedAsMeasuredAndWhetherThatIsKeptIsRecorded() throws Exception {
    TestServer server = started.orElseThrow();
    try (Closed queue =
        new Closed(server, server.with(server.key("off-promise", "bot", "agent", "analyst")))) {
      queue.waiting("before", "web");
      assertThat(promise(queue, "before").path("promised").asBoolean())
          .as("nothing was measured yet")
          .isFalse();
      measure(queue);
      JsonNode expected = queue.get("/v1/queues/default/reply-time");
      assertThat(expected.path("toldSeconds").asInt()).as("%s", expected).isEqualTo(600);
      String kept = queue.waiting("kept", "web");
      queue.waiting("broken", "web");
      Instant now = server.clock().instant();
      JsonNode told = promise(queue, "kept");
      assertThat(told.path("dueAt").asText()).isEqualTo(now.plusSeconds(600).toString());
      assertThat(told.path("message").asText()).contains("10");
      assertThat(promise(queue, "broken").path("promised").asBoolean()).isTrue();
      server.clock().forward(Duration.ofMinutes(9));
      assertThat(promise(queue, "kept")).as("what was promised stays").isEqualTo(told);
      reply(queue, "kept", kept);
      server.clock().forward(Duration.ofMinutes(2));
      JsonNode keeping =
          queue.await("/v1/queues/default/reply-promises", one -> one.path("broken").asInt() == 1);
      assertThat(keeping.path("kept").asInt()).isEqualTo(1);
      assertThat(keeping.path("keptShare").asDouble()).isEqualTo(0.5);
    }
  }

  @Test
  void aReplyInTimeKeepsThePromiseWhoeverGivesItAndWhateverBecomesOfThem() throws Exception {
    TestServer server = started.orElseThrow();
    try (Closed queue =
        new Closed(server, server.with(server.key("off-kept", "bot", "agent", "admin")))) {
      measure(queue);
      queue.api().put("/v1/agents/eva", "{'name':'Eva','channels':{'phone':1}}");
      queue.api().put("/v1/agents/eva/presence", "{'presence':'online'}");
      String passed = "/v1/handoffs/" + queue.waiting("passed", "web");
      String left = "/v1/handoffs/" + queue.waiting("left", "web");
      assertThat(promise(queue, "passed").path("promised").asBoolean()).isTrue();
      assertThat(promise(queue, "left").path("promised").asBoolean()).isTrue();
      queue.post(passed + "/take-over", "{'agent':'maria'}", 200);
      String next =
          queue
              .post(passed + "/transfer", "{'agent':'maria','queue':'default'}", 200)
              .path("id")
              .asText();
      reply(queue, "passed", next);
      queue.post(left + "/take-over", "{'agent':'eva'}", 200);
      queue.say("left", "{'id':'a-1','speaker':'agent','agent':'eva','text':'Hello'}");
      server.clock().forward(Duration.ofMinutes(20));
      queue.await(left, one -> one.path("status").asText().equals("queued"));
      JsonNode keeping = queue.get("/v1/queues/default/reply-promises");
      assertThat(keeping.path("kept").asInt()).as("%s", keeping).isEqualTo(2);
    }
  }

  @Test
  void theFirstReplyIsMeasuredThoughItsAgentIsGone() throws Exception {
    TestServer server = started.orElseThrow();
    try (Closed queue =
        new Closed(server, server.with(server.key("off-first", "bot", "agent", "admin")))) {
      List<String> handoffs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        handoffs.add(queue.waiting("c-" + i, "web"));
      }
      queue.api().put("/v1/agents/eva", "{'name':'Eva','channels':{'phone':1}}");
      server.clock().forward(Duration.ofMinutes(1));
      queue.api().put("/v1/agents/eva/presence", "{'presence':'online'}");
      for (int i = 0; i < 20; i++) {
        queue.post("/v1/handoffs/" + handoffs.get(i) + "/take-over", "{'agent':'eva'}", 200);
        queue.say("c-" + i, "{'id':'e-1','speaker':'agent','agent':'eva','text':'Hello'}");
      }
      server.clock().forward(Duration.ofMinutes(20));
      for (int i = 0; i < 20; i++) {
        queue.await(
            "/v1/handoffs/" + handoffs.get(i), one -> one.path("status").asText().equals("queued"));
        reply(queue, "c-" + i, handoffs.get(i));
      }
      JsonNode expected = queue.get("/v1/queues/default/reply-time");
      assertThat(expected.path("p80Seconds").asInt()).as("%s", expected).isEqualTo(60);
    }
  }

  /** Twenty replies after eight minutes each. */
  private static void measure(Closed queue) throws Exception {
    for (int i = 0; i < 20; i++) {
      String handoff = queue.waiting("measured" + i, "web");
      queue.server().clock().forward(Duration.ofMinutes(8));
      reply(queue, "measured" + i, handoff);
    }
  }

  private static JsonNode promise(Closed queue, String conversation) throws Exception {
    return queue.post("/v1/conversations/" + conversation + "/reply-promise", "", 200);
  }

  private static void reply(Closed queue, String conversation, String handoff) throws Exception {
    queue.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}", 200);
    queue.post(
        "/v1/conversations/" + conversation + "/turns",
        "{'id':'a-1','speaker':'agent','agent':'maria','text':'Hello'}",
        201);
  }
}
