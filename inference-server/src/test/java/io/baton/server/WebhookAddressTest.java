package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.webhook.http.RawReceiver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with the settings that it comes with, beside a listener that must stay silent. */
final class WebhookAddressTest {

  @Test
  void noUrlLeadsToThisMachineOrItsNetwork(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data);
        Api api = server.with(server.key("shop", "admin"));
        RawReceiver listener = new RawReceiver(socket -> {})) {
      String port = ":" + listener.port() + "/";
      for (String url :
          List.of(
              "https://127.0.0.1" + port,
              "https://127.1" + port,
              "https://0" + port,
              "https://0.0.0.0" + port,
              "https://[::1]" + port,
              "https://[::]" + port,
              "https://[::ffff:127.0.0.1]" + port,
              "https://[::ffff:10.0.0.1]" + port,
              "https://[64:ff9b::7f00:1]" + port,
              "https://[2002:7f00:1::]" + port,
              "https://2130706433" + port,
              "https://0x7f000001" + port,
              "https://017700000001" + port,
              "https://localhost" + port,
              "https://10.1.2.3/",
              "https://100.64.0.1/",
              "https://169.254.169.254/latest/meta-data",
              "https://192.168.0.1/",
              "https://224.0.0.1/",
              "http://127.0.0.1" + port,
              "http://shop.example/",
              "file:///etc/passwd",
              "gopher://127.0.0.1" + port)) {
        Api.Answer answer = api.post("/v1/webhooks", "{'url':'" + url + "','types':['handoff.*']}");
        assertThat(answer.status()).as(url).isEqualTo(422);
        assertThat(answer.json().path("field").asText()).as(url).isEqualTo("url");
      }
      JsonNode made =
          api.post("/v1/webhooks", "{'url':'https://none.invalid/','types':['handoff.*']}").json();
      JsonNode test = api.post("/v1/webhooks/" + made.path("id").asText() + "/test", "").json();
      assertThat(test.path("delivered").asBoolean(true)).isFalse();
      assertThat(test.path("error").asText()).isEqualTo("the host cannot be found");
      assertThat(listener.connections()).isZero();
    }
  }
}
