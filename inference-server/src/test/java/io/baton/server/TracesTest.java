package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.baton.server.http.Access;
import io.baton.server.http.Endpoint;
import io.baton.server.http.trace.Tracing;
import io.baton.server.turn.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans as a collector receives them. */
final class TracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final HttpServer collector;

  TracesTest() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void collect() {
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  @Test
  void aTurnIsASpanOfItsCallersTraceWithTheWaitForItsCommitInside(@TempDir Path data)
      throws Exception {
    Tracing tracing =
        Tracing.of(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort()));
    Server server =
        Wiring.start(
            TestServer.config(data, Map.of()),
            new MovableClock(),
            Durability.GROUP_COMMIT,
            tracing);
    try (Api api = new Api(server.port(), server.key().value())) {
      Api.Answer answer =
          api.send(
              api.request("/v1/conversations/secret-id/turns")
                  .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"id\":\"secret-turn\",\"speaker\":\"customer\","
                              + "\"text\":\"secret-text\"}")));
      assertThat(answer.status()).isEqualTo(201);
    } finally {
      server.close();
    }
    String spans = String.valueOf(received.poll(30, TimeUnit.SECONDS));
    String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
    assertThat(spans)
        .contains("POST /v1/conversations/{conversation}/turns")
        .contains("wait for commit")
        .contains("http.response.status_code")
        .contains("baton")
        .doesNotContain("secret");
    assertThat(spans.split(java.util.regex.Pattern.quote(trace), -1)).hasSize(3);
  }

  @Test
  void withoutTheVariablesNothingIsAddedToARequest() {
    Endpoint.Handler handler = (context, caller) -> {};
    Endpoint endpoint = Endpoint.get("/x", new Access.Operator(), "x", handler);
    for (Map<String, String> off :
        java.util.List.of(
            Map.<String, String>of(),
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x", "OTEL_SDK_DISABLED", "true"))) {
      try (Tracing tracing = Tracing.of(off)) {
        assertThat(tracing.around(endpoint, handler)).isSameAs(handler);
      }
    }
  }
}
