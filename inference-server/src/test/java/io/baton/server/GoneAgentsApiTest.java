package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Agents who took conversations by themselves, on a real server whose clock is moved. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GoneAgentsApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Optional<TestServer> started = Optional.empty();
  private Path data = Path.of("");

  @BeforeAll
  void start(@TempDir Path folder) {
    data = folder;
    started = Optional.of(new TestServer(folder));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  private static String status(Helped shop, String handoff) throws Exception {
    return shop.get("/v1/handoffs/" + handoff, 200).path("status").asText();
  }

  /** Within the grace time nothing changes, nor ever for who has no presence. */
  @Test
  void whatAnAgentTookWhoIsGoneForLongWaitsAgainWithItsAge() throws Exception {
    try (Helped shop = Helped.workspace(server(), "leaving")) {
      for (String agent : new String[] {"maria", "otto"}) {
        shop.put("/v1/agents/" + agent, "{'name':'Ann','channels':{'phone':1}}", 201);
      }
      shop.put("/v1/agents/maria/presence", "{'presence':'online'}", 200);
      String handoff = shop.active("c", "maria");
      String kept = shop.active("d", "otto");
      String path = "/v1/handoffs/" + handoff;
      String requested = shop.get(path, 200).at("/times/requested").asText();
      server().clock().forward(Duration.ofMinutes(14));
      Thread.sleep(1_500);
      assertThat(status(shop, handoff)).isEqualTo("active");
      server().clock().forward(Duration.ofMinutes(2));
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!status(shop, handoff).equals("queued") && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      JsonNode waiting = shop.get(path, 200);
      assertThat(waiting.path("status").asText()).isEqualTo("queued");
      assertThat(waiting.at("/times/requested").asText()).isEqualTo(requested);
      assertThat(Helped.texts(shop.customer("c", "t-2", "hello?").path("messages")))
          .contains(
              "handoff.released: The connection to Ann was lost. You keep your place, and"
                  + " someone else will take over.");
      assertThat(status(shop, kept)).isEqualTo("active");
    }
  }

  @Test
  void agentsMayBeGoneAsLongAsTheWorkspaceSays() throws Exception {
    try (Helped shop = Helped.workspace(server(), "staying")) {
      shop.put("/v1/agents/maria", "{'name':'Ann','channels':{'phone':1}}", 201);
      shop.put("/v1/agents/maria/presence", "{'presence':'online'}", 200);
      String settings = "/v1/handoff-settings";
      assertThat(shop.get(settings, 200).path("agentGoneSeconds").asInt()).isEqualTo(900);
      assertThat(shop.get(settings, 200).has("offerWaitSeconds")).isFalse();
      assertThat(
              shop.put(settings, "{'offerWaitSeconds':600}", 200).path("offerWaitSeconds").asInt())
          .isEqualTo(600);
      assertThat(shop.put(settings, "{'offerWaitSeconds':0}", 422).path("field").asText())
          .isEqualTo("offerWaitSeconds");
      assertThat(shop.put(settings, "{'agentGoneSeconds':5}", 422).path("field").asText())
          .isEqualTo("agentGoneSeconds");
      assertThat(
              shop.put(settings, "{'agentGoneSeconds':null}", 200)
                  .path("agentGoneSeconds")
                  .isNull())
          .isTrue();
      String handoff = shop.active("c", "maria");
      server().clock().forward(Duration.ofHours(5));
      Thread.sleep(1_500);
      assertThat(status(shop, handoff)).isEqualTo("active");
    }
  }

  /** Taken within the request that asked for it: nobody could list it before. */
  @Test
  void whatWasTakenAtOnceCountsAsMeasured() throws Exception {
    try (Helped shop = Helped.workspace(server(), "measuring")) {
      shop.put("/v1/queues/default", "{'name':'All'}", 201);
      String handoff = shop.active("c", "maria");
      server().clock().forward(Duration.ofSeconds(6));
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!listed(handoff) && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(listed(handoff)).isTrue();
    }
  }

  private boolean listed(String handoff) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        PreparedStatement query =
            connection.prepareStatement("SELECT FROM queue_item WHERE handoff_id = ?")) {
      query.setString(1, handoff);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}
