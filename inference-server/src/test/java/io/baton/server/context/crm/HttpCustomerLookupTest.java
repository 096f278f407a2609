package io.baton.server.context.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.server.config.CrmConfig;
import io.baton.server.config.Secret;
import io.baton.server.context.crm.CustomerLookup.Answer;
import io.baton.server.context.model.CustomerView.Field;
import io.baton.server.context.model.CustomerView.Lookup.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpCustomerLookupTest {

  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

  private final CountDownLatch over = new CountDownLatch(1);
  private Optional<HttpServer> started = Optional.empty();

  /** A CRM that answers by the customer's name. */
  @BeforeEach
  void start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    started = Optional.of(server);
  }

  @AfterEach
  void stop() {
    over.countDown();
    started.ifPresent(server -> server.stop(0));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    switch (path.substring("/customers/".length())) {
      case "anna" ->
          send(
              exchange,
              200,
              "{'name':'Anna','tier':'gold','address':{'city':'Porto'},"
                  + "'orders':[{'id':7},{'id':8}],'vip':true,'key':'"
                  + key
                  + "','none':null}");
      case "nobody" -> send(exchange, 404, "{}");
      case "broken" -> send(exchange, 500, "oops");
      case "html" -> send(exchange, 200, "<html>");
      case "away" -> {
        exchange.getResponseHeaders().add("Location", "/customers/anna");
        send(exchange, 302, "");
      }
      case "large" -> send(exchange, 200, "{'a':'1','b':'" + "x".repeat(9_000) + "'}");
      case "stuck" -> hang(exchange, "");
      case "slow" -> hang(exchange, "{'tier':'gold','balance':12");
      case "a%2F..%2Fb%20%3Fc" -> send(exchange, 200, "{'id':'odd'}");
      default -> send(exchange, 500, path);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Sends a beginning and no end. */
  private void hang(HttpExchange exchange, String beginning) throws IOException {
    if (!beginning.isEmpty()) {
      exchange.sendResponseHeaders(200, 0);
      exchange
          .getResponseBody()
          .write(beginning.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer find(String customer, long millis) {
    int port = started.orElseThrow().getAddress().getPort();
    CrmConfig config =
        new CrmConfig(
            "crm",
            "http://127.0.0.1:" + port + "/customers/{customer}",
            Optional.of(new Secret("Bearer k")),
            Duration.ofMillis(millis),
            4_096);
    try (HttpCustomerLookup lookup =
        new HttpCustomerLookup(config, Clock.fixed(NOW, ZoneOffset.UTC))) {
      return lookup.find(customer);
    }
  }

  private Status status(String customer, long millis) {
    return find(customer, millis).lookups().getFirst().status();
  }

  @Test
  void everyFieldHasItsSourceAndTime() {
    Answer answer = find("anna", 9_000);
    assertThat(answer.fields())
        .contains(
            new Field("name", "Anna", "crm", NOW),
            new Field("address.city", "Porto", "crm", NOW),
            new Field("orders.1.id", "8", "crm", NOW),
            new Field("vip", "true", "crm", NOW),
            new Field("key", "Bearer k", "crm", NOW))
        .hasSize(7);
    assertThat(answer.lookups().getFirst().status()).isEqualTo(Status.FOUND);
  }

  @Test
  void whatGoesWrongIsToldAndNeverThrown() {
    assertThat(status("nobody", 9_000)).isEqualTo(Status.UNKNOWN);
    assertThat(status("broken", 9_000)).isEqualTo(Status.FAILED);
    assertThat(status("html", 9_000)).isEqualTo(Status.FAILED);
    assertThat(find("away", 9_000).lookups().getFirst().detail()).contains("status 302");
    assertThat(status("stuck", 300)).isEqualTo(Status.TIMEOUT);
    stop();
    assertThat(status("anna", 9_000)).isEqualTo(Status.FAILED);
  }

  @Test
  void whatCameInTimeOrFitsIsKept() {
    Answer slow = find("slow", 1_500);
    assertThat(slow.fields()).containsExactly(new Field("tier", "gold", "crm", NOW));
    assertThat(slow.lookups().getFirst().status()).isEqualTo(Status.PARTIAL);
    Answer large = find("large", 9_000);
    assertThat(large.fields()).containsExactly(new Field("a", "1", "crm", NOW));
    assertThat(large.lookups().getFirst().detail()).contains("more than 4096 bytes");
  }

  @Test
  void aCustomerIsAPartOfThePathWhateverItIsCalled() {
    assertThat(find("a/../b ?c", 9_000).fields())
        .containsExactly(new Field("id", "odd", "crm", NOW));
    assertThat(find("..", 9_000).lookups().getFirst().status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aTemplateThatACustomerCouldTurnElsewhereIsRefused() {
    for (String template :
        new String[] {
          "http://{customer}.example.com/x", "ftp://crm/{customer}", "http://crm/x", "{customer}"
        }) {
      assertThatThrownBy(
              () -> new CrmConfig("crm", template, Optional.empty(), Duration.ofSeconds(1), 10))
          .hasMessageContaining("{customer}");
    }
    assertThatThrownBy(() ->
            new CrmConfig("crm", "http://c/{customer}", Optional.empty(), Duration.ofHours(1), 10))
        .hasMessage("3600000 ms are not in 50..10000");
  }
}
