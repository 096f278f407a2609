package io.baton.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.config.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The workspace in which the demo is played, so that no customer of another waits for its agent,
 * with a key that is revoked when this is closed.
 */
public final class DemoWorkspace implements AutoCloseable {

  /** Its name. */
  public static final String NAME = "baton-demo";

  /** Of a run that is killed and revokes nothing. */
  private static final Duration LIFE = Duration.ofDays(1);

  private final RiskApi api;
  private final String key;

  private DemoWorkspace(RiskApi api, String key) {
    this.api = api;
    this.key = key;
  }

  /**
   * Makes it where it is not there, and a key of it.
   *
   * @param operator key of the operator, who alone makes workspaces
   */
  public static DemoWorkspace open(URI server, Secret operator, Clock clock) {
    try (RiskApi api = new RiskApi(server, operator)) {
      String path = "/v1/workspaces/" + NAME;
      api.send("PUT", path, api.object());
      ObjectNode wish = api.object().put("name", "baton demo");
      List.of("bot", "agent", "admin").forEach(wish.putArray("scopes")::add);
      wish.put("expiresAt", clock.instant().plus(LIFE).toString());
      JsonNode made = api.send("POST", path + "/keys", wish);
      Secret secret = new Secret(made.path("key").asText());
      return new DemoWorkspace(new RiskApi(server, secret), made.path("id").asText());
    }
  }

  /** Talks to the server as one of this workspace. */
  public RiskApi api() {
    return api;
  }

  @Override
  public void close() {
    try (api) {
      api.send("DELETE", "/v1/keys/" + key, api.object());
    }
  }
}
