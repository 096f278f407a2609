package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus is told by a real server. */
final class MetricsTest {

  private static final String TURNS = "/v1/conversations/secret-conversation/turns";
  private static final String FIRST =
      "{'id':'t-1','speaker':'customer','text':'secret-text','at':'2026-01-05T10:00:00Z'}";

  @Test
  void turnsRequestsAndTheServersStateAreMeasured(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data);
        Api bot = server.with(server.key("secret-workspace", "bot"))) {
      assertThat(bot.post(TURNS, FIRST).status()).isEqualTo(201);
      assertThat(bot.post(TURNS, FIRST).status()).isEqualTo(200);
      assertThat(bot.post(TURNS, FIRST.replace("secret-text", "secret-other")).status())
          .isEqualTo(409);
      assertThat(bot.post(TURNS, older()).status()).isEqualTo(422);
      assertThat(bot.get("/secret-path").status()).isEqualTo(404);
      assertThat(bot.get("/metrics").status()).isEqualTo(403);

      Map<String, Double> samples = awaited(server, "status=\"4xx\"", "route=\"/metrics\"");
      assertThat(samples)
          .containsEntry("baton_turns_total{result=\"scored\"}", 1.0)
          .containsEntry("baton_turns_total{result=\"repeated\"}", 1.0)
          .containsEntry("baton_turns_total{result=\"contradicted\"}", 1.0)
          .containsEntry("baton_turns_total{result=\"refused\"}", 1.0)
          .containsEntry("baton_turns_total{result=\"failed\"}", 0.0)
          .containsEntry("baton_turn_seconds_count", 3.0)
          .containsEntry("baton_turn_seconds_bucket{le=\"5.0\"}", 3.0)
          .containsEntry("baton_batch_turns_sum", 4.0)
          .containsEntry("baton_commit_seconds_count", 4.0)
          .containsEntry("baton_degraded_answers_total", 1.0)
          .containsEntry("baton_stale_retries_total", 0.0)
          .containsEntry("baton_turns_at_hand", 0.0)
          .containsEntry("baton_hot_conversations", 1.0)
          .containsEntry("baton_model_info{version=\"none\"}", 1.0)
          .containsEntry("baton_pool_waiting", 0.0)
          .containsEntry(
              "baton_http_request_seconds_count{method=\"none\",route=\"none\",status=\"4xx\"}",
              1.0)
          .containsEntry(
              "baton_http_request_seconds_count{method=\"POST\","
                  + "route=\"/v1/conversations/{conversation}/turns\",status=\"2xx\"}",
              2.0)
          .containsKeys("baton_pool_active", "baton_pool_idle", "jvm_threads_live_threads");
      assertThat(samples.keySet())
          .anyMatch(name -> name.startsWith("jvm_memory_used_bytes"))
          .noneMatch(name -> name.contains("secret"));
    }
  }

  @Test
  void whoMayNotSpeakIsRefusedAndNothingFailed(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data)) {
      Api shop = server.operator();
      assertThat(shop.post("/v1/conversations/c/handoffs", "{'agent':'maria'}").status())
          .isEqualTo(201);
      String bots = "{'id':'b-1','speaker':'bot','text':'May I?'}";
      assertThat(shop.post("/v1/conversations/c/turns", bots).status()).isEqualTo(409);
      assertThat(awaited(server, "status=\"4xx\""))
          .containsEntry("baton_turns_total{result=\"refused\"}", 1.0)
          .containsEntry("baton_turns_total{result=\"failed\"}", 0.0);
    }
  }

  private static String older() {
    return FIRST.replace("t-1", "t-2").replace("2026", "2025");
  }

  /** Requests are counted after they are answered: asks until these have been. */
  private static Map<String, Double> awaited(TestServer server, String... parts) throws Exception {
    while (true) {
      Api.Answer answer = server.operator().get("/metrics");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.contentType()).startsWith("text/plain");
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      if (java.util.Arrays.stream(parts).allMatch(text::contains)) {
        return samples(text);
      }
    }
  }

  private static Map<String, Double> samples(String text) {
    Map<String, Double> samples = new TreeMap<>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int space = line.lastIndexOf(' ');
          samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
    return samples;
  }
}
