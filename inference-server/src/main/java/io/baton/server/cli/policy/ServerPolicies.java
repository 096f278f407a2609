package io.baton.server.cli.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.escalation.policy.Policy;
import io.baton.server.cli.client.ServerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/** Policies of a running server. */
final class ServerPolicies {

  private static final String PRESENT = "/v1/policy";

  private ServerPolicies() {}

  /** Applies a policy; the answer tells its number. */
  static JsonNode apply(ServerClient server, String yaml) {
    byte[] answer = server.bytes("PUT", PRESENT, "application/yaml", BodyPublishers.ofString(yaml));
    try {
      return new ObjectMapper().readTree(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("the server answers with no JSON", e);
    }
  }

  /** The policy that decides. */
  static Policy present(ServerClient server) {
    return read(server.json("GET", PRESENT, Optional.empty()));
  }

  /** A version by its number. */
  static Policy version(ServerClient server, String number) {
    return read(
        server.json(
            "GET", PRESENT + "/versions/" + ServerClient.encoded(number), Optional.empty()));
  }

  private static Policy read(JsonNode version) {
    return PolicyFiles.read(
        "version " + version.path("number").asText() + " of the server",
        version.path("yaml").asText());
  }
}
