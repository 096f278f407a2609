package io.baton.server.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.server.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client of servers that are busy for the first requests. */
final class ServerClientTest {

  private static final byte[] ANSWER = "{\"done\":true}".getBytes(StandardCharsets.UTF_8);

  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private final ServerClient client;
  private int refusals;
  private int status = 503;
  private String retryAfter = "0";

  ServerClientTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    client =
        new ServerClient(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Secret("key"));
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (requests.incrementAndGet() <= refusals) {
        if (!retryAfter.isEmpty()) {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, -1);
      } else {
        exchange.sendResponseHeaders(200, ANSWER.length);
        exchange.getResponseBody().write(ANSWER);
      }
    }
  }

  private boolean done(String method) {
    return client.json(method, "/v1/any", Optional.empty()).path("done").asBoolean();
  }

  @Test
  void whatIsReadIsAskedForAgain() {
    refusals = 3;
    assertThat(done("GET")).isTrue();
    assertThat(requests).hasValue(4);
  }

  @Test
  void notForEver() {
    refusals = 100;
    assertThatThrownBy(() -> done("GET")).hasMessageContaining("503 from http://127.0.0.1:");
    assertThat(requests).hasValue(4);
  }

  @Test
  void whatMayHaveBeenDoneIsNotDoneTwice() {
    refusals = 1;
    assertThatThrownBy(() -> done("POST")).hasMessageContaining("503");
    assertThat(requests).hasValue(1);
  }

  @Test
  void whatARateRefusedIsSentAgain() {
    refusals = 1;
    status = 429;
    assertThat(done("POST")).isTrue();
    assertThat(requests).hasValue(2);
  }

  @Test
  void whereNoTimeIsToldNothingIsAskedAgain() {
    refusals = 1;
    retryAfter = "";
    assertThatThrownBy(() -> done("GET")).hasMessageContaining("503");
    assertThat(requests).hasValue(1);
  }
}
