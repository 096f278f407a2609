package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server knows of closed queues before anybody asks for a human. */
final class ClosedAtStartTest {

  @Test
  void itsFirstCustomerIsNotToldThatSomebodyComes(@TempDir Path data) throws Exception {
    String key;
    try (TestServer before = new TestServer(data)) {
      key = before.key("night", "bot", "admin");
      assertThat(
              before
                  .with(key)
                  .put("/v1/queues/default/hours", "{'hours':{'timeZone':'UTC'}}")
                  .status())
          .isEqualTo(200);
    }
    try (TestServer server = new TestServer(data)) {
      Api.Answer turn =
          server
              .with(key)
              .post(
                  "/v1/conversations/c/turns",
                  "{'id':'t-1','speaker':'customer','text':'I want a human'}");
      assertThat(turn.json().at("/handoff/status").asText()).isEqualTo("queued");
      assertThat(turn.json().path("wording").asText())
          .isEqualTo("I've passed this on to our team.");
    }
  }
}
