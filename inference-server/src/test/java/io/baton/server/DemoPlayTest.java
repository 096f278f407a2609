package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.chaos.Await;
import io.baton.server.demo.DemoWorkspace;
import io.baton.server.demo.Play;
import io.baton.server.demo.RiskApi;
import io.baton.server.demo.Screen;
import io.baton.server.demo.SimulatedAgent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, played to the end on a real server of rules alone. */
final class DemoPlayTest {

  private static final String HUMAN =
      "{'id':'t-1','speaker':'customer','text':'I want to talk to a human'}";

  /** Of a run that was interrupted: more than the simulated agent has room for. */
  private static final List<String> LEFT = List.of("left-1", "left-2", "left-3");

  @Test
  void customersAreHandedOverAndComeBackAndNobodyElseIsTouched(@TempDir Path data)
      throws Exception {
    List<String> lines = new ArrayList<>();
    try (Server server = Wiring.start(TestServer.config(data, Map.of()), Clock.systemUTC());
        Api operator = new Api(server.port(), server.key().value())) {
      waits(operator, "mine");
      URI uri = URI.create("http://127.0.0.1:" + server.port());
      try (DemoWorkspace demo = DemoWorkspace.open(uri, server.key(), Clock.systemUTC());
          Api inside = inside(operator, server.port())) {
        for (String customer : LEFT) {
          waits(inside, customer);
        }
        new Play(demo.api(), new Screen(false), lines::add, 0).all();
        assertThat(inside.get("/v1/handoffs?status=handed_back").json().path("items"))
            .hasSizeGreaterThanOrEqualTo(4)
            .allSatisfy(handoff -> assertThat(handoff.path("mode").asText()).isEqualTo("warm"));
        assertThat(inside.get("/v1/handoffs?status=queued,reserved").json().path("items"))
            .isEmpty();
        assertThat(inside.get("/v1/agents").json().path("items")).isEmpty();
      }
      assertThat(operator.get("/v1/conversations/mine/events").json().path("items"))
          .extracting(event -> event.path("type").asText())
          .contains("handoff.queued")
          .doesNotContain("handoff.reserved");
    }
    assertThat(lines)
        .anyMatch(line -> line.startsWith("  baton") && line.contains("How satisfied"))
        .anyMatch(line -> line.contains("agent    Bonjour, c'est Maria."))
        .anyMatch(line -> line.contains("with the note: Taken care of"))
        .noneMatch(line -> line.contains("it waits:"));
  }

  private static void waits(Api api, String customer) throws Exception {
    assertThat(api.post("/v1/conversations/" + customer + "/turns", HUMAN).status()).isEqualTo(201);
  }

  private static JsonNode reserved(Api api) throws Exception {
    return api.get("/v1/handoffs?status=reserved").json().path("items");
  }

  private static Api inside(Api operator, int port) throws Exception {
    String key = "{'name':'test','scopes':['bot','analyst','admin']}";
    String path = "/v1/workspaces/" + DemoWorkspace.NAME + "/keys";
    return new Api(port, operator.post(path, key).json().path("key").asText());
  }

  /** As where a conversation came to the agent while the demo ended. */
  @Test
  void anAgentWithWhomSomethingIsLeftGoesAllTheSame(@TempDir Path data) throws Exception {
    try (Server server = Wiring.start(TestServer.config(data, Map.of()), Clock.systemUTC());
        Api operator = new Api(server.port(), server.key().value());
        RiskApi api = new RiskApi(URI.create("http://127.0.0.1:" + server.port()), server.key())) {
      try (SimulatedAgent agent = SimulatedAgent.come(api)) {
        waits(operator, "mine");
        Await.until("reserved", () -> !reserved(operator).isEmpty());
      }
      assertThat(reserved(operator)).isEmpty();
      assertThat(operator.get("/v1/agents").json().path("items")).isEmpty();
    }
  }
}
