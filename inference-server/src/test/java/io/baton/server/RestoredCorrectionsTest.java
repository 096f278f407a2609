package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.backup.Backup;
import io.baton.server.backup.Restore;
import io.baton.server.config.ServerConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What agents correct in a server that goes on from a backup. */
final class RestoredCorrectionsTest {

  private static String correct(Api shop, String handoff, String was, String value)
      throws Exception {
    String path = "/v1/handoffs/" + handoff + "/context";
    Api.Answer answer =
        shop.post(
            path + "/corrections",
            "{'agent':'maria','type':'order_number','was':'%s','value':'%s'}"
                .formatted(was, value));
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
    return shop.get(path).json().path("entities").toString();
  }

  @Test
  void theLastOneCountsAlsoAfterARestore(@TempDir Path folder) throws Exception {
    String handoff;
    try (TestServer server = new TestServer(folder.resolve("data"));
        Api shop = server.with(server.key("fixing", "bot", "agent"))) {
      shop.post(
          "/v1/conversations/c/turns",
          "{'id':'t-1','speaker':'customer','text':'my order is 48213, a human please'}");
      handoff = shop.get("/v1/conversations/c").json().path("handoff").asText();
      shop.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}");
      correct(shop, handoff, "48213", "48214");
      assertThat(correct(shop, handoff, "48214", "48215")).contains("\"value\":\"48215\"");
      ServerConfig config = TestServer.config(folder.resolve("data"), Map.of());
      new Backup(config, Clock.systemUTC(), line -> {}).make(folder.resolve("backup"));
    }
    ServerConfig restored = TestServer.config(folder.resolve("restored"), Map.of());
    new Restore(restored.database(), line -> {}).from(folder.resolve("backup"));
    try (TestServer server = new TestServer(folder.resolve("restored"));
        Api shop = server.with(server.key("fixing", "bot", "agent"))) {
      assertThat(correct(shop, handoff, "48215", "48216")).contains("\"value\":\"48216\"");
    }
  }
}
