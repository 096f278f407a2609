package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that stops while a request is being read. */
@Timeout(60)
final class ShutdownTest {

  @Test
  void whatRunsIsAnsweredAndNothingElseIsTaken(@TempDir Path data) throws Exception {
    TestServer server = new TestServer(data);
    Api api = server.operator();
    assertThat(api.get("/health/ready").status()).isEqualTo(200);
    try (Socket slow = new Socket("127.0.0.1", server.server().port())) {
      String body = "{\"id\":\"t-1\",\"speaker\":\"customer\",\"text\":\"hello\"}";
      OutputStream out = slow.getOutputStream();
      out.write(head(server.server().key().value(), body.length()));
      out.write(body.substring(0, 10).getBytes(StandardCharsets.UTF_8));
      out.flush();
      // The request is inside its handler by now, or will be told to go away, which fails below.
      Thread.sleep(300);
      Thread stop = Thread.ofVirtual().start(server.server()::close);
      Api.Answer ready = api.get("/health/ready");
      while (ready.status() == 200) {
        ready = api.get("/health/ready");
      }
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().path("reasons").path(0).asText())
          .isEqualTo("the server is shutting down");
      assertThat(api.get("/health/live").status()).isEqualTo(200);
      Api.Answer late = api.get("/v1/conversations/c");
      assertThat(late.status()).isEqualTo(503);
      assertThat(late.headers().firstValue("Retry-After")).contains("1");
      // Anybody may send it, and it changes something: it is no probe.
      assertThat(api.post("/v1/links/return", "{'token':'" + "a".repeat(43) + "'}").status())
          .isEqualTo(503);

      out.write(body.substring(10).getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(answer(slow.getInputStream())).startsWith("HTTP/1.1 201").contains("\"t-1\"");
      stop.join();
    } finally {
      api.close();
    }
    try (TestServer again = new TestServer(data)) {
      assertThat(again.operator().get("/v1/conversations/c").json().path("turns").asInt())
          .isEqualTo(1);
    }
  }

  private static byte[] head(String key, int length) {
    return ("POST /v1/conversations/c/turns HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + length
            + "\r\nConnection: close\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String answer(InputStream in) throws java.io.IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
