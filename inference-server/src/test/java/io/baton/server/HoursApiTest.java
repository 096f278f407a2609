package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Hours of queues through the API of a running server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HoursApiTest {

  private static final String OFFICE =
      "{'hours':{'timeZone':'%s','week':{'monday':[{'from':'09:00','to':'17:00'}]},"
          + "'holidays':[{'date':'2026-06-08','name':'closed'}]},'follow':[%s]}";

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api api(String workspace) throws Exception {
    TestServer server = started.orElseThrow();
    return server.with(server.key(workspace, "bot", "admin"));
  }

  private static JsonNode availability(Api api, String queue, String at) throws Exception {
    Api.Answer answer = api.get("/v1/availability?queue=" + queue + "&at=" + at);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void aQueueOfTooLongAnIdGetsNoHours() throws Exception {
    try (Api api = api("hours-long")) {
      for (String queue : List.of("q".repeat(3_000), "%20")) {
        Api.Answer put =
            api.put("/v1/queues/" + queue + "/hours", OFFICE.formatted("Europe/Berlin", ""));
        assertThat(put.status()).as("%s", put.json()).isEqualTo(422);
        assertThat(put.json().toString()).contains("queue");
      }
    }
  }

  @Test
  void whatIsSetIsGivenAndAnotherWorkspaceSeesNothingOfIt() throws Exception {
    try (Api api = api("hours-one");
        Api other = api("hours-two")) {
      Api.Answer put = api.put("/v1/queues/support/hours", OFFICE.formatted("Europe/Berlin", ""));
      assertThat(put.status()).isEqualTo(200);
      assertThat(api.get("/v1/queues/support/hours").json()).isEqualTo(put.json());
      assertThat(put.json().at("/hours/week/monday/0/to").asText()).isEqualTo("17:00");
      assertThat(other.get("/v1/queues/support/hours").status()).isEqualTo(404);
      assertThat(availability(other, "support", "2026-06-01T20:00:00Z").path("open").asBoolean())
          .as("without hours it is always open")
          .isTrue();
    }
  }

  @Test
  void closedAndHolidaysAreToldWithTheNextOpening() throws Exception {
    try (Api api = api("hours-open")) {
      api.put("/v1/queues/support/hours", OFFICE.formatted("Europe/Berlin", ""));
      JsonNode open = availability(api, "support", "2026-06-01T08:00:00Z");
      assertThat(open.path("open").asBoolean()).isTrue();
      assertThat(open.path("closesAt").asText()).isEqualTo("2026-06-01T15:00:00Z");
      JsonNode holiday = availability(api, "support", "2026-06-08T08:00:00Z");
      assertThat(holiday.path("open").asBoolean()).isFalse();
      assertThat(holiday.path("opensAt").asText()).isEqualTo("2026-06-15T07:00:00Z");
      assertThat(holiday.has("agentsFree"))
          .as("of another time nobody knows who is there")
          .isFalse();
    }
  }

  @Test
  void anotherQueueAnswersWhileThisOneIsClosed() throws Exception {
    try (Api api = api("hours-sun")) {
      api.put("/v1/queues/emea/hours", OFFICE.formatted("Europe/Berlin", "'apac','amer'"));
      api.put("/v1/queues/apac/hours", OFFICE.formatted("Asia/Tokyo", ""));
      api.put("/v1/queues/amer/hours", OFFICE.formatted("America/New_York", ""));
      assertThat(availability(api, "emea", "2026-06-01T08:00:00Z").at("/answers/queue").asText())
          .isEqualTo("emea");
      assertThat(availability(api, "emea", "2026-06-01T16:00:00Z").at("/answers/queue").asText())
          .isEqualTo("amer");
      JsonNode night = availability(api, "emea", "2026-06-01T22:00:00Z").path("answers");
      assertThat(night.path("queue").asText()).isEqualTo("apac");
      assertThat(night.path("open").asBoolean()).isFalse();
      assertThat(night.path("opensAt").asText()).isEqualTo("2026-06-15T00:00:00Z");
    }
  }

  @Test
  void agentsWhoAreThereAndHaveRoomAreCounted() throws Exception {
    TestServer server = started.orElseThrow();
    try (Api api = server.with(server.key("hours-agents", "bot", "agent", "admin"))) {
      assertThat(api.get("/v1/availability?queue=support").json().has("agentsFree"))
          .as("nobody is described yet")
          .isFalse();
      api.put("/v1/agents/maria", "{'name':'Maria','channels':{'web':2}}");
      api.put("/v1/agents/otto", "{'name':'Otto','channels':{'web':2},'queues':['refunds']}");
      assertThat(free(api)).isZero();
      for (String agent : List.of("maria", "otto")) {
        Api.Answer there = api.put("/v1/agents/" + agent + "/presence", "{'presence':'online'}");
        assertThat(there.status()).isLessThan(300);
      }
      assertThat(free(api)).isEqualTo(1);
    }
  }

  private static int free(Api api) throws Exception {
    return api.get("/v1/availability?queue=support").json().path("agentsFree").asInt(-1);
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    try (Api api = api("hours-wrong")) {
      Api.Answer zone = api.put("/v1/queues/q/hours", OFFICE.formatted("CET", ""));
      assertThat(zone.status()).isEqualTo(422);
      assertThat(zone.json().path("field").asText()).isEqualTo("hours.timeZone");
      Api.Answer capacity =
          api.put(
              "/v1/queues/q/hours", "{'hours':{'timeZone':'UTC'},'callbacks':{'capacity':1001}}");
      assertThat(capacity.json().path("field").asText()).isEqualTo("callbacks.capacity");
      assertThat(capacity.json().path("detail").asText()).isEqualTo("1001 is not in 0..1000");
      Api.Answer articles =
          api.put("/v1/queues/q/hours", "{'hours':{'timeZone':'UTC'},'articles':'no'}");
      assertThat(articles.status()).isEqualTo(422);
      assertThat(articles.json().path("field").asText()).isEqualTo("articles");
      assertThat(articles.json().path("detail").asText())
          .isEqualTo("\"no\" is neither true nor false");
      Api.Answer self = api.put("/v1/queues/q/hours", OFFICE.formatted("UTC", "'q'"));
      assertThat(self.json().path("field").asText()).isEqualTo("follow");
      assertThat(api.get("/v1/availability?at=noon").json().path("field").asText()).isEqualTo("at");
    }
  }
}
