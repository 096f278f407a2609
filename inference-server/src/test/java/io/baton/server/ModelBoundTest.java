package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.bundle.SmallBundle;
import io.baton.server.config.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only so many models are in memory, however many are named, and what is told of them. */
final class ModelBoundTest {

  private static String push(Api api, float logOdds) throws Exception {
    String version = SmallBundle.version(logOdds);
    Api.Answer answer = Registry.push(api, version, Registry.zip(SmallBundle.files(logOdds)));
    assertThat(answer.status()).isEqualTo(201);
    return version;
  }

  private static String metrics(Api api) throws Exception {
    return new String(api.get("/metrics").body(), StandardCharsets.UTF_8);
  }

  @Test
  void whatWouldBeOneMoreIsRefusedAndWhatIsNamedTwiceCountsOnce(@TempDir Path data)
      throws Exception {
    try (TestServer server = new TestServer(data, Map.of(Setting.MOST_MODELS, "2"))) {
      Api api = server.operator();
      String first = push(api, 1);
      String second = push(api, 2);
      String third = push(api, 3);
      assertThat(Registry.promote(api, "champion", first).status()).isEqualTo(200);
      assertThat(Registry.promote(api, "challenger", second).status()).isEqualTo(200);
      assertThat(Registry.promote(api, "shadow", second).status()).isEqualTo(200);
      Api.Answer refused = Registry.promote(api, "shadow", third);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("detail").asText()).contains("most-models");
      assertThat(metrics(api)).contains("baton_models 2.0");
      api.delete("/v1/models/aliases/shadow");
      // Takes the place of the challenger's, which nothing else names.
      assertThat(Registry.promote(api, "challenger", third).status()).isEqualTo(200);
      assertThat(Registry.promote(api, "shadow", second).status()).isEqualTo(409);
      assertThat(api.post("/v1/models/aliases/challenger/rollback", "").status()).isEqualTo(200);
      assertThat(metrics(api)).contains("baton_models 2.0");
      assertThat(Registry.decides(api, "c", "t-1")).isEqualTo(first);
    }
    // A server with room for fewer has the champion, and says what it has not.
    try (TestServer server = new TestServer(data, Map.of(Setting.MOST_MODELS, "1"))) {
      Api api = server.operator();
      assertThat(Registry.decides(api, "c", "t-2")).isEqualTo(SmallBundle.version(1));
      assertThat(metrics(api)).contains("baton_models 1.0");
      assertThat(api.get("/health/ready").json().path("reasons").toString())
          .contains("a challenger cannot be read", "1 models are in memory");
    }
  }

  /** They have the same weights, from which the version comes, and not the same calibration. */
  @Test
  void anotherModelUnderTheVersionOfOneInMemoryCountsToo(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data, Map.of(Setting.MOST_MODELS, "1"));
        Api same = server.with(server.key("same", "admin"));
        Api other = server.with(server.key("other", "admin"))) {
      String version = push(server.operator(), 1);
      push(same, 1);
      byte[] zip = Registry.zip(Registry.recalibrated(1));
      assertThat(Registry.push(other, version, zip).status()).isEqualTo(201);
      assertThat(Registry.promote(server.operator(), "champion", version).status()).isEqualTo(200);
      assertThat(Registry.promote(same, "champion", version).status()).isEqualTo(200);
      Api.Answer refused = Registry.promote(other, "champion", version);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.json().path("detail").asText()).contains("most-models");
    }
  }

  @Test
  void turnsInShadowAndDisagreementsAreCounted(@TempDir Path data) throws Exception {
    try (TestServer server = new TestServer(data)) {
      Api api = server.operator();
      assertThat(Registry.promote(api, "champion", push(api, -5)).status()).isEqualTo(200);
      assertThat(Registry.promote(api, "shadow", push(api, 5)).status()).isEqualTo(200);
      assertThat(metrics(api)).contains("baton_shadow_turns_total 0.0");
      for (int turn = 0; turn < 5; turn++) {
        Registry.decides(api, "c", "t-" + turn);
      }
      for (int i = 0; i < 200 && !metrics(api).contains("baton_shadow_turns_total 5.0"); i++) {
        Thread.sleep(25);
      }
      int kept = api.get("/v1/models/disagreements").json().path("items").size();
      assertThat(kept).isPositive();
      assertThat(metrics(api))
          .contains(
              "baton_shadow_turns_total 5.0",
              "baton_shadow_dropped_turns_total 0.0",
              "baton_shadow_disagreements_total " + kept + ".0");
    }
  }
}
