package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.backup.Backup;
import io.baton.server.backup.Restore;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.webhook.Receiver;
import io.baton.server.webhook.Receiver.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes on from a backup, in a database whose transactions have other numbers. */
final class RestoredWebhooksTest {

  private static final Map<Setting, String> SETTINGS =
      Map.of(
          Setting.WEBHOOK_HTTP, "on",
          Setting.WEBHOOK_PRIVATE_ADDRESSES, "on",
          Setting.WEBHOOK_FIRST_RETRY_SECONDS, "60");

  private static void askFor(TestServer server, String conversation) throws Exception {
    assertThat(
            server
                .operator()
                .post("/v1/conversations/" + conversation + "/handoffs", "{}")
                .status())
        .isEqualTo(201);
  }

  @Test
  void whatWasPendingIsToldAndWhatHappensNextToo(@TempDir Path folder) throws Exception {
    try (Receiver receiver = Receiver.taking()) {
      try (TestServer server = new TestServer(folder.resolve("data"), SETTINGS)) {
        String webhook =
            server
                .operator()
                .post("/v1/webhooks", "{'url':'" + receiver.url() + "','types':['handoff.*']}")
                .json()
                .path("id")
                .asText();
        for (int i = 0; i < 50; i++) {
          askFor(server, "told-" + i);
        }
        assertThat(Receiver.until(() -> receiver.seqs("told-49").contains(2))).isTrue();
        String pending = "/v1/webhooks/" + webhook + "/deliveries?state=pending";
        while (!server.operator().get(pending).json().path("items").isEmpty()) {
          Thread.sleep(50);
        }
        receiver.answer(got -> Answer.of(500));
        askFor(server, "pending");
        assertThat(Receiver.until(() -> receiver.seqs("pending").contains(1))).isTrue();
        Thread.sleep(500);
        ServerConfig config = TestServer.config(folder.resolve("data"), SETTINGS);
        new Backup(config, Clock.systemUTC(), line -> {}).make(folder.resolve("backup"));
      }
      int before = receiver.got().size();
      receiver.answer(got -> Answer.of(200));
      ServerConfig restored = TestServer.config(folder.resolve("restored"), SETTINGS);
      new Restore(restored.database(), line -> {}).from(folder.resolve("backup"));
      try (TestServer server = new TestServer(folder.resolve("restored"), SETTINGS)) {
        askFor(server, "new");
        assertThat(Receiver.until(() -> receiver.seqs("new").contains(2))).isTrue();
        server.clock().forward(Duration.ofSeconds(100));
        assertThat(Receiver.until(() -> receiver.seqs("pending").contains(2))).isTrue();
        assertThat(receiver.seqs("pending").subList(0, 3)).isEqualTo(List.of(1, 1, 2));
        assertThat(receiver.got().subList(before, receiver.got().size()))
            .noneMatch(got -> got.conversation().startsWith("told-"));
      }
    }
  }
}
