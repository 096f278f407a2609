package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.demo.Play;
import io.baton.server.demo.RiskApi;
import io.baton.server.demo.Screen;
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

  @Test
  void customersAreHandedOverAndComeBack(@TempDir Path data) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Server server = Wiring.start(TestServer.config(data, Map.of()), Clock.systemUTC());
        Api operator = new Api(server.port(), server.key().value())) {
      URI uri = URI.create("http://127.0.0.1:" + server.port());
      try (RiskApi api = new RiskApi(uri, server.key())) {
        new Play(api, new Screen(false), lines::add, 0).all();
      }
      assertThat(operator.get("/v1/handoffs?status=handed_back").json().path("items"))
          .hasSizeGreaterThanOrEqualTo(4)
          .allSatisfy(handoff -> assertThat(handoff.path("mode").asText()).isEqualTo("warm"));
      assertThat(operator.get("/v1/handoffs?status=queued").json().path("items")).isEmpty();
      assertThat(operator.get("/v1/agents").json().path("items")).isEmpty();
    }
    assertThat(lines)
        .anyMatch(line -> line.startsWith("  baton") && line.contains("How satisfied"))
        .anyMatch(line -> line.contains("agent    Bonjour, c'est Maria."))
        .anyMatch(line -> line.contains("with the note: Taken care of"))
        .noneMatch(line -> line.contains("it waits:"));
  }
}
