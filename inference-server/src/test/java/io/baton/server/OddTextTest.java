package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.http.Paging;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Texts and bodies as no well-meaning client sends them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OddTextTest {

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\uD83D\uDE21\uD83D\uDE21 agent!!",
          "z" + "\u0301\u0489\u035B".repeat(170) + "algo",
          "\u202Eesrever ni\u202C",
          "\u0430gent with a Cyrillic letter",
          "\uFEFF\u200B\u200D invisible",
          "line\r\nbreak\ttab \u0001\u001F\u007F",
          "'; DROP TABLE turn; --",
          "<script>alert(1)</script> {{7*7}} ${jndi:ldap://x}",
          "=1+1",
          "\"\\\"\\",
          "語".repeat(10_000),
          "a".repeat(32_768));

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api api() {
    return started.orElseThrow().operator();
  }

  @Test
  void whateverUnicodeAllowsComesBackAsItWasSent() throws Exception {
    for (int i = 0; i < ODD.size(); i++) {
      ObjectNode turn = new ObjectMapper().createObjectNode();
      turn.put("id", "t").put("speaker", "customer").put("text", ODD.get(i));
      String path = "/v1/conversations/odd-" + i + "/turns";
      Api.Answer answer = api().post(path, new ObjectMapper().writeValueAsBytes(turn));
      assertThat(answer.status()).as("text %s", i).isEqualTo(201);
      assertThat(api().get(path).json().path("items").path(0).path("turn").path("text").asText())
          .isEqualTo(ODD.get(i));
    }
  }

  private int status(byte[] body) throws Exception {
    return api().post("/v1/conversations/bad/turns", body).status();
  }

  private int status(String json) throws Exception {
    return status(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatItDoesNotAllowIsRefusedAndNothingIsKept() throws Exception {
    byte[] torn =
        "{\"id\":\"t\",\"speaker\":\"customer\",\"text\":\"\u00FF\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(status(torn)).as("invalid UTF-8").isEqualTo(400);
    assertThat(status("{'id':'t','speaker':'customer','text':'a\\u0000b'}")).isEqualTo(422);
    assertThat(status("{'id':'t','speaker':'customer','text':'\\ud83d'}")).isEqualTo(422);
    assertThat(status("{'id':'t','speaker':'customer','x':" + "[".repeat(100_000)))
        .as("nested deeply")
        .isEqualTo(400);
    assertThat(status("{'id':'t','speaker':'customer','text':'" + "a".repeat(32_769) + "'}"))
        .as("a text that is too long")
        .isEqualTo(413);
    assertThat(status("{'id':'t','speaker':'customer','x':'" + "a".repeat(2_000_000) + "'}"))
        .as("a body that is too long")
        .isEqualTo(413);
    assertThat(status("")).isEqualTo(400);
    assertThat(status("[]")).isEqualTo(422);
    assertThat(api().get("/v1/conversations/bad").status()).isEqualTo(404);
  }

  @Test
  void aNumberThatIsTooLargeIsRefusedWhereverItStands() throws Exception {
    byte[] turn =
        "{\"id\":\"t\",\"speaker\":\"customer\",\"text\":\"hi\",\"x\":{\"w\":[-1e400]}}"
            .getBytes(StandardCharsets.US_ASCII);
    Api.Answer answer = api().post("/v1/conversations/bad/turns", turn);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("field").asText()).isEqualTo("x.w[0]");
    assertThat(answer.json().path("detail").asText()).contains("[-1.7976931348623157E308, 1.79");
  }

  @Test
  void numbersThatAreKeptWithAllTheirDigitsAreFew() throws Exception {
    String turn = "{\"id\":\"%s\",\"speaker\":\"customer\",\"text\":\"hi\",\"x\":[1e-300%s]}";
    String path = "/v1/conversations/long-numbers/turns";
    assertThat(
            api()
                .post(
                    path,
                    turn.formatted("a", ",1e308".repeat(999)).getBytes(StandardCharsets.US_ASCII))
                .status())
        .isEqualTo(201);
    Api.Answer answer =
        api()
            .post(
                path,
                turn.formatted("b", ",1e308".repeat(1000)).getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asText()).contains("1000 numbers", "40 digits");
    assertThat(
            api()
                .post(
                    path,
                    turn.formatted("c", ",0.25".repeat(9_000)).getBytes(StandardCharsets.US_ASCII))
                .status())
        .isEqualTo(201);
  }

  @Test
  void aPolicyWithATextThatCannotBeKeptIsRefused() throws Exception {
    for (String version : List.of("\"\\uD800\"", "\"\\0\"", "v\n\"\\uDC00\": 1")) {
      Api.Answer answer =
          api()
              .send(
                  api()
                      .request("/v1/policy")
                      .header("Content-Type", "application/yaml")
                      .PUT(BodyPublishers.ofString("version: " + version)));
      assertThat(answer.status()).as(version).isEqualTo(422);
    }
  }

  @Test
  void theCursorOfAnotherListIsRefused() throws Exception {
    for (String list : List.of("articles", "agents", "queues")) {
      assertThat(api().get("/v1/" + list + "?cursor=YWZ0ZXI6Mg").status()).isEqualTo(422);
      String other = Paging.cursor("others", "a");
      assertThat(api().get("/v1/" + list + "?cursor=" + other).status()).isEqualTo(422);
      String own = Paging.cursor(list, "a");
      assertThat(api().get("/v1/" + list + "?cursor=" + own).status()).isEqualTo(200);
    }
  }

  @Test
  void aParameterWithACharacterThatNoTextHasIsNamed() throws Exception {
    for (String path :
        List.of(
            "/v1/handoffs?status=queued&queue=%00",
            "/v1/outcomes?queue=a%00",
            "/v1/availability?queue=%00b",
            "/v1/queues/default/forecast?queue=%00")) {
      Api.Answer answer = api().get(path);
      assertThat(answer.status()).as(path).isEqualTo(422);
      assertThat(answer.json().path("field").asText()).isEqualTo("queue");
    }
  }

  /** Java's client sends no such address; who does means a filter, and got all there is. */
  @Test
  void aParameterThatIsNotEncodedIsNotLeftOut() throws Exception {
    Server server = started.orElseThrow().server();
    try (RawConnection raw = new RawConnection(server.port(), server.key().value())) {
      for (String query : List.of("since=%zz", "a=b&since=1%2", "since=%")) {
        raw.get("/v1/outcomes?" + query);
        RawConnection.Answer answer = raw.answer();
        assertThat(answer.status()).as(query).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"since\"", "two hexadecimal digits");
      }
    }
  }

  @Test
  void anAddressThatIsNoneIsAProblemLikeAnyOther() throws Exception {
    for (String path : List.of("/v1/handoffs/a%00b", "/v1/handoffs/a%ffb", "/v1/handoffs/a%zz")) {
      String head = "GET " + path + " HTTP/1.1\r\nHost: baton\r\nConnection: close\r\n\r\n";
      String answer = raw(head);
      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
      assertThat(answer).contains("/problems/unreadable").doesNotContain("<html>");
    }
    String long431 = "GET /v1/queues HTTP/1.1\r\nHost: b\r\nX: " + "x".repeat(20_000) + "\r\n\r\n";
    String inference = "GET /v2/models/a%ffb HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n";
    assertThat(raw(inference))
        .startsWith("HTTP/1.1 400 ")
        .contains("Content-Type: application/json")
        .contains("{\"error\":");
    assertThat(raw("GET /health/live\r\n\r\n"))
        .doesNotContain("The server failed")
        .contains("/problems/unreadable");
    assertThat(raw(long431)).startsWith("HTTP/1.1 431 ").contains("\"status\":431");
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", started.orElseThrow().server().port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
