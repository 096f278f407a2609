package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is said to customers at a later time, on a real server whose clock is moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FollowUpApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CHECK =
      "follow_up.sent: Hello again. We wanted to check that everything has worked out since you"
          + " spoke with maria. Is there anything else we can do for you?";

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

  private String in(Duration time) {
    return server().clock().instant().plus(time).truncatedTo(ChronoUnit.SECONDS).toString();
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

  private static JsonNode closed(Helped shop, String id) throws Exception {
    return await(
        shop, "/v1/follow-ups/" + id, one -> !one.path("state").asText().equals("scheduled"));
  }

  private JsonNode scheduled(Helped shop, String conversation, String more) throws Exception {
    return shop.post("/v1/conversations/" + conversation + "/follow-ups", "{" + more + "}", 201);
  }

  @Test
  void whatAnAgentLeavesToTheBotIsSaidOnceAtItsTime() throws Exception {
    try (Helped shop = Helped.workspace(server(), "leaving")) {
      shop.put("/v1/agents/maria", "{'name':'Maria Gomez','channels':{'web':1}}", 201);
      shop.put("/v1/handoff-settings", "{'agentName':'first'}", 200);
      String handoff = shop.active("c", "maria");
      String promised = in(Duration.ofHours(2));
      shop.post(
          "/v1/handoffs/" + handoff + "/hand-back",
          "{'agent':'maria','tasks':['follow_up'],'followUpAt':'" + promised + "'}",
          200);
      List<String> told = Helped.texts(shop.customer("c", "t-2", "thanks").path("messages"));
      assertThat(told.getLast()).contains("We'll get back to you about this on ");
      String kept = shop.events("c", "follow_up.scheduled").getFirst().path("followUp").asText();
      String third = shop.active("e", "maria");
      shop.post(
          "/v1/handoffs/" + third + "/hand-back", "{'agent':'maria','tasks':['follow_up']}", 200);
      shop.customer("e", "t-2", "thanks");
      JsonNode cancelled =
          closed(
              shop, shop.events("e", "follow_up.scheduled").getFirst().path("followUp").asText());
      assertThat(cancelled.path("why").asText()).isEqualTo("customer_wrote");
      assertThat(cancelled.path("handoff").asText()).isEqualTo(third);
      String second = shop.active("d", "maria");
      shop.put("/v1/outcome-settings", "{'followUpHours':3}", 200);
      shop.post(
          "/v1/handoffs/" + second + "/hand-back", "{'agent':'maria','tasks':['follow_up']}", 200);
      JsonNode waiting = shop.get("/v1/conversations/d", 200).path("followUps");
      assertThat(waiting).hasSize(1);
      assertThat(waiting.path(0).path("message").asText()).isEqualTo("follow_up.check");
      server().clock().forward(Duration.ofHours(2).plusMinutes(59));
      Thread.sleep(1_500);
      assertThat(shop.get("/v1/conversations/d", 200).path("followUps")).hasSize(1);
      server().clock().forward(Duration.ofMinutes(2));
      assertThat(closed(shop, waiting.path(0).path("id").asText()).path("state").asText())
          .isEqualTo("sent");
      assertThat(shop.get("/v1/conversations/d", 200).path("followUps")).isEmpty();
      assertThat(Helped.texts(shop.customer("d", "t-2", "oh").path("messages")))
          .endsWith(CHECK.replace("maria", "Maria"));
      assertThat(shop.customer("d", "t-3", "all fine").has("messages")).isFalse();
      assertThat(shop.events("d", "follow_up.sent")).hasSize(1);
      JsonNode promise = closed(shop, kept);
      assertThat(promise.path("state").asText()).isEqualTo("sent");
      assertThat(promise.path("at").asText()).isEqualTo(promised);
    }
  }

  @Test
  void aReminderOfAnAppointmentIsSaidWhateverTheCustomerWroteAndInTheirLanguage() throws Exception {
    try (Helped shop = Helped.workspace(server(), "reminding")) {
      shop.say("c", "t-1", "customer", "hallo", ",'conversation':{'language':'de'}");
      String slot = "2030-01-07T09:30:00+01:00";
      JsonNode one =
          scheduled(
              shop,
              "c",
              ("'at':'%s','message':'follow_up.appointment','unlessWritten':false,"
                      + "'variables':{'slot':'%s','team':'Werkstatt'}")
                  .formatted(in(Duration.ofHours(1)), slot));
      JsonNode answer =
          scheduled(
              shop, "c", "'at':'" + in(Duration.ofHours(1)) + "','message':'follow_up.reply'");
      shop.customer("c", "t-2", "danke");
      assertThat(closed(shop, answer.path("id").asText()).path("why").asText())
          .isEqualTo("customer_wrote");
      server().clock().forward(Duration.ofMinutes(61));
      closed(shop, one.path("id").asText());
      JsonNode messages = shop.get("/v1/conversations/c/messages", 200).path("items");
      assertThat(Helped.texts(messages))
          .containsExactly(
              "follow_up.sent: Wir möchten Sie an Ihren Termin mit unserem Team Werkstatt erinnern,"
                  + " und zwar am Montag, 7. Januar, 9:30 Uhr. Passt er Ihnen noch?");
      JsonNode all = shop.get("/v1/conversations/c/follow-ups?limit=1", 200);
      assertThat(all.path("items")).hasSize(1);
      assertThat(
              shop.get("/v1/conversations/c/follow-ups?cursor=" + all.path("next").asText(), 200)
                  .path("items"))
          .hasSize(1);
    }
  }

  @Test
  void nothingIsSaidWhereTheBotMayNotSpeakOrItIsOfNoUse() throws Exception {
    try (Helped shop = Helped.workspace(server(), "sparing")) {
      String soon = in(Duration.ofMinutes(10));
      String reply = "'at':'" + soon + "','message':'follow_up.reply'";
      shop.customer("asked-off", "t-1", "hi");
      String off = scheduled(shop, "asked-off", reply).path("id").asText();
      assertThat(shop.post("/v1/follow-ups/" + off + "/cancel", "", 200).path("why").asText())
          .isEqualTo("api");
      shop.post("/v1/follow-ups/" + off + "/cancel", "", 409);
      shop.active("taken", "maria");
      String taken = scheduled(shop, "taken", reply).path("id").asText();
      shop.customer("over", "t-1", "hi");
      String over =
          scheduled(
                  shop,
                  "over",
                  "'at':'%s','message':'follow_up.appointment','variables':{'slot':'%s'}"
                      .formatted(in(Duration.ofHours(30)), in(Duration.ofHours(29))))
              .path("id")
              .asText();
      shop.say("app", "t-1", "customer", "hi", ",'conversation':{'channel':'whatsapp'}");
      String late =
          scheduled(
                  shop,
                  "app",
                  "'at':'" + in(Duration.ofHours(25)) + "','message':'follow_up.check'")
              .path("id")
              .asText();
      server().clock().forward(Duration.ofHours(31));
      assertThat(closed(shop, taken).path("why").asText()).isEqualTo("not_owner");
      assertThat(closed(shop, over).path("why").asText()).isEqualTo("too_late");
      assertThat(closed(shop, late).path("why").asText()).isEqualTo("channel_closed");
      assertThat(shop.get("/v1/conversations/app/messages", 200).path("items")).isEmpty();
    }
  }

  @Test
  void whatCannotBeSaidIsRefusedWithTheField() throws Exception {
    try (Helped shop = Helped.workspace(server(), "refusing")) {
      shop.customer("c", "t-1", "hi");
      String path = "/v1/conversations/c/follow-ups";
      String at = in(Duration.ofHours(1));
      assertThat(
              shop.post(path, "{'at':'" + at + "','message':'queue.position'}", 422).path("field"))
          .hasToString("\"message\"");
      assertThat(
              shop.post(path, "{'at':'" + at + "','message':'follow_up.appointment'}", 422)
                  .path("field"))
          .hasToString("\"variables.slot\"");
      assertThat(
              shop.post(
                      path,
                      "{'at':'" + in(Duration.ofHours(-1)) + "','message':'follow_up.reply'}",
                      422)
                  .path("field"))
          .hasToString("\"at\"");
      assertThat(
              shop.post(
                      path,
                      "{'at':'" + at + "','message':'follow_up.reply','variables':{'agent':'Mo'}}",
                      422)
                  .path("field"))
          .hasToString("\"variables.agent\"");
      shop.post("/v1/conversations/none/follow-ups", "{}", 404);
      String handoff = shop.active("d", "maria");
      String back = "/v1/handoffs/" + handoff + "/hand-back";
      assertThat(shop.post(back, "{'agent':'maria','followUpAt':'" + at + "'}", 422).path("field"))
          .hasToString("\"followUpAt\"");
      assertThat(
              shop.post(
                      back,
                      "{'agent':'maria','tasks':['follow_up'],'followUpAt':'"
                          + Instant.EPOCH
                          + "'}",
                      422)
                  .path("field"))
          .hasToString("\"followUpAt\"");
      assertThat(shop.get("/v1/handoffs/" + handoff, 200).path("status").asText())
          .isEqualTo("active");
    }
  }
}
