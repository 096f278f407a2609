package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Agents who write up what is over for the customer, on a real server and by its clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WrapUpApiTest {

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

  private Helped shop(String name, String settings) throws Exception {
    Helped shop = Helped.workspace(server(), name);
    shop.put("/v1/outcome-settings", settings, 200);
    shop.put("/v1/agents/maria", "{'name':'Maria','languages':['en'],'channels':{'web':1}}", 201);
    shop.put("/v1/agents/maria/presence", "{'presence':'online'}", 200);
    return shop;
  }

  private static JsonNode await(Helped shop, String path, Predicate<JsonNode> as) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode found = shop.get(path, 200);
    while (!as.test(found) && System.nanoTime() < end) {
      Thread.sleep(50);
      found = shop.get(path, 200);
    }
    assertThat(as.test(found)).as("%s: %s", path, found).isTrue();
    return found;
  }

  /** A handoff that the queue gave to Maria, in which she wrote. */
  private static String given(Helped shop, String conversation) throws Exception {
    String handoff = shop.asked(conversation, "");
    JsonNode reserved =
        await(
            shop, "/v1/handoffs/" + handoff, one -> one.path("status").asText().equals("reserved"));
    shop.post(
        "/v1/handoffs/" + handoff + "/accept",
        "{'agent':'maria','fence':" + reserved.path("fence").asInt() + "}",
        200);
    shop.say(conversation, "a-1", "agent", "Refunded", ",'agent':'maria'");
    return handoff;
  }

  private static int used(Helped shop) throws Exception {
    return shop.get("/v1/agents/maria", 200).at("/channels/web/used").asInt();
  }

  @Test
  void anAgentIsOccupiedUntilTheTimeIsOverAndThatIsHandleTime() throws Exception {
    try (Helped shop = shop("timed", "{'wrapUpSeconds':60}")) {
      String first = given(shop, "c-1");
      server().clock().forward(Duration.ofSeconds(30));
      shop.put("/v1/agents/maria/presence", "{'presence':'online'}", 200);
      shop.post("/v1/handoffs/" + first + "/resolve", "{'agent':'maria'}", 200);
      assertThat(used(shop)).isEqualTo(1);
      String second = shop.asked("c-2", "");
      assertThat(shop.get("/v1/handoffs/" + first + "/wrap-up", 200).has("endedAt")).isFalse();
      JsonNode waits = shop.get("/v1/handoffs/" + second + "/routing", 200).path("now");
      assertThat(waits.path("outcome").asText()).isEqualTo("waiting");
      server().clock().forward(Duration.ofSeconds(40));
      shop.post("/v1/agents/maria/heartbeat", "", 200);
      Thread.sleep(600);
      assertThat(shop.get("/v1/handoffs/" + second, 200).path("status").asText())
          .isEqualTo("queued");
      server().clock().forward(Duration.ofSeconds(21));
      await(shop, "/v1/handoffs/" + second, one -> one.path("status").asText().equals("reserved"));
      JsonNode over = shop.get("/v1/handoffs/" + first + "/wrap-up", 200);
      assertThat(over.path("endedAt")).isEqualTo(over.path("untilAt"));
      JsonNode result = shop.get("/v1/outcomes", 200).at("/items/0");
      assertThat(result.path("handleSeconds").asDouble()).isEqualTo(90);
    }
  }

  @Test
  void whoSaysDoneIsFreeAtOnce() throws Exception {
    try (Helped shop = shop("done", "{'wrapUpSeconds':0,'queueWrapUpSeconds':{'default':3600}}")) {
      String first = given(shop, "c-1");
      shop.post("/v1/handoffs/" + first + "/hand-back", "{'agent':'maria'}", 200);
      String end = "/v1/handoffs/" + first + "/wrap-up/end";
      assertThat(shop.post(end, "{'agent':'otto'}", 409).path("detail").asText())
          .isEqualTo("agent 'maria' writes it up, not 'otto'");
      assertThat(used(shop)).isEqualTo(1);
      shop.post(end, "{'agent':'maria'}", 200);
      assertThat(used(shop)).isZero();
      assertThat(shop.post(end, "{'agent':'maria'}", 409).path("detail").asText())
          .isEqualTo("the wrap-up is over");
      String second = given(shop, "c-2");
      assertThat(shop.get("/v1/handoffs/" + second, 200).path("agent").asText()).isEqualTo("maria");
    }
  }

  @Test
  void withoutASettingNothingIsWrittenUp() throws Exception {
    try (Helped shop = shop("none", "{}")) {
      String first = given(shop, "c-1");
      shop.post("/v1/handoffs/" + first + "/resolve", "{'agent':'maria'}", 200);
      shop.get("/v1/handoffs/" + first + "/wrap-up", 404);
      assertThat(used(shop)).isZero();
    }
  }
}
