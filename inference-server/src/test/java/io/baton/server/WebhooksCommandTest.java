package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Setting;
import io.baton.server.webhook.Receiver;
import io.baton.server.webhook.Receiver.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person types them, against a real server. */
final class WebhooksCommandTest {

  private static Ran run(TestServer server, Path key, String... arguments) {
    return Ran.asking("http://127.0.0.1:" + server.server().port(), key, arguments);
  }

  @Test
  void aWebhookIsAddedListedTestedAndReplayed(@TempDir Path data) throws Exception {
    Map<Setting, String> settings =
        Map.of(Setting.WEBHOOK_HTTP, "on", Setting.WEBHOOK_PRIVATE_ADDRESSES, "on");
    try (TestServer server = new TestServer(data, settings);
        Receiver receiver = Receiver.taking()) {
      Path key = Files.writeString(data.resolve("key"), server.server().key().value());
      Ran added =
          run(server, key, "webhooks", "add", receiver.url(), "--type", "turn.scored,handoff.*");
      assertThat(added.code()).isZero();
      assertThat(added.out()).startsWith("whsec_");
      Ran misspelt =
          run(server, key, "webhooks", "add", receiver.url(), "--type", "handoff.nonsense");
      assertThat(misspelt.code()).isEqualTo(2);
      assertThat(misspelt.err().strip().lines())
          .singleElement()
          .asString()
          .contains("types[0]: 'handoff.nonsense' is no type of event", "handoff.queued");
      JsonNode webhook = server.operator().get("/v1/webhooks").json().path("items").path(0);
      String id = webhook.path("id").asText();
      Ran list = run(server, key, "webhooks", "list");
      assertThat(list.out()).contains(id, "on", "handoff.*,turn.scored", receiver.url());
      Ran tested = run(server, key, "webhooks", "test", id);
      assertThat(tested.code()).isZero();
      assertThat(tested.out()).startsWith("taken after ");
      receiver.answer(got -> Answer.of(401));
      Ran refused = run(server, key, "webhooks", "test", id);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.out()).startsWith("status 401 after ");
      assertThat(run(server, key, "webhooks", "replay", id).out())
          .isEqualTo("0 are sent again" + System.lineSeparator());
      Ran since = run(server, key, "webhooks", "replay", id, "--since", "yesterday");
      assertThat(since.code()).isNotZero();
    }
  }
}
