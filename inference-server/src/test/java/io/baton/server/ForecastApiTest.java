package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forecast of a queue, of handoffs of three weeks. */
final class ForecastApiTest {

  @Test
  void whatThreeWeeksBroughtIsToldWithTheAgentsItTakes(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data)) {
      Api api = server.operator();
      assertThat(api.get("/v1/queues/none/forecast").status()).isEqualTo(404);
      Instant midnight =
          server.clock().instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
      for (int day = 0; day < 22; day++) {
        to(server, midnight.plus(day, ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS));
        for (int i = 0; i < 3; i++) {
          settled(server, "c-" + day + "-" + i);
        }
        if (day == 2) {
          JsonNode thin = api.get("/v1/queues/default/forecast").json();
          assertThat(thin.path("known").asBoolean()).isFalse();
          assertThat(thin.path("why").asText()).isNotBlank();
        }
      }
      to(server, midnight.plus(22, ChronoUnit.DAYS).plus(8, ChronoUnit.HOURS));
      JsonNode told = api.get("/v1/queues/default/forecast?hours=2&targetSeconds=30").json();
      assertThat(told.path("known").asBoolean()).as("%s", told).isTrue();
      assertThat(told.path("quarters")).hasSize(8);
      assertThat(told.at("/staffing/handleSeconds").asInt()).isEqualTo(60);
      JsonNode quiet = told.at("/quarters/0");
      JsonNode busy = told.at("/quarters/4");
      assertThat(quiet.path("mean").asDouble()).isZero();
      assertThat(quiet.path("agents").asInt()).isZero();
      assertThat(busy.path("mean").asDouble()).isEqualTo(1);
      assertThat(busy.path("p90").asInt()).isBetween(1, 6);
      assertThat(busy.path("agents").asInt()).isEqualTo(1);
      for (String part : new String[] {"channel=web", "language=de", "language=de_CH"}) {
        assertThat(
                api.get("/v1/queues/default/forecast?hours=2&" + part)
                    .json()
                    .at("/quarters/4/mean")
                    .asDouble())
            .as(part)
            .isEqualTo(1);
      }
      for (String other : new String[] {"channel=sms", "language=fr"}) {
        assertThat(api.get("/v1/queues/default/forecast?" + other).json().path("known").asBoolean())
            .as(other)
            .isFalse();
      }
      assertThat(api.get("/v1/queues/default/forecast?hours=25").status()).isEqualTo(422);
      assertThat(api.get("/v1/queues/default/forecast?language=12").status()).isEqualTo(422);
    }
  }

  private static void to(TestServer server, Instant at) {
    server.clock().forward(Duration.between(server.clock().instant(), at));
  }

  private static void settled(TestServer server, String conversation) throws Exception {
    Api api = server.operator();
    api.post(
        "/v1/conversations/" + conversation + "/turns",
        "{'id':'t-1','speaker':'bot','conversation':{'language':'DE_at'}}");
    String handoff =
        api.post("/v1/conversations/" + conversation + "/handoffs", "{}")
            .json()
            .path("id")
            .asText();
    // Who looks at the queue lists what came to it.
    api.get("/v1/queues/default");
    api.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'eva'}");
    server.clock().forward(Duration.ofSeconds(60));
    assertThat(api.post("/v1/handoffs/" + handoff + "/resolve", "{'agent':'eva'}").status())
        .isEqualTo(200);
  }
}
