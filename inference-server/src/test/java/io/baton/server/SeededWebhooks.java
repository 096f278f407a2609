package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.webhook.Receiver;
import java.io.IOException;
import java.util.Map;

/** A webhook of a workspace, to a host that is not there, and a delivery that waits for it. */
final class SeededWebhooks {

  private SeededWebhooks() {}

  static void make(Api admin, String workspace, Map<String, String> ids) throws Exception {
    Api.Answer made =
        admin.post(
            "/v1/webhooks",
            "{'url':'https://hooks.invalid/secret-of-"
                + workspace
                + "','types':['handoff.*'],'description':'secret of "
                + workspace
                + "'}");
    assertThat(made.status()).isEqualTo(201);
    ids.put("webhook", made.json().path("id").asText());
  }

  /** Waits for the first delivery. */
  static void deliver(Api admin, Map<String, String> ids) throws Exception {
    assertThat(Receiver.until(() -> !first(admin, ids).isEmpty())).isTrue();
    ids.put("delivery", first(admin, ids));
  }

  private static String first(Api admin, Map<String, String> ids) {
    try {
      JsonNode page = admin.get("/v1/webhooks/" + ids.get("webhook") + "/deliveries").json();
      return page.path("items").path(0).path("id").asText();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
