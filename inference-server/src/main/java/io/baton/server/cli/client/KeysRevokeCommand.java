package io.baton.server.cli.client;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keys revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = "Revokes a key: every server refuses it within five seconds.",
    footer = {"", "Example:", "  ./baton keys revoke key-0123456789abcdef0123456789abcdef"})
final class KeysRevokeCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "ID", description = "As keys list shows it.")
  private String id = "";

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      server.json("DELETE", "/v1/keys/" + ServerClient.encoded(id), Optional.empty());
      System.err.println(id + " is revoked");
    }
    return 0;
  }
}
