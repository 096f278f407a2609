package io.baton.server.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows a release: its metrics, what it was trained from, its files.",
    footer = {
      "",
      "Examples:",
      "  ./baton models show champion",
      "  ./baton models show escalation-0123456789ab --json"
    })
final class ShowCommand implements Callable<Integer> {

  private static final String LINE = "%-28s  %s%n";

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "VERSION", description = "Version or alias.")
  private String version = "";

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    try (ServerClient server = client.open()) {
      JsonNode release =
          server.json("GET", "/v1/models/" + ServerClient.encoded(version), Optional.empty());
      if (json) {
        System.out.println(release.toPrettyString());
      } else {
        print(release);
      }
    }
    return 0;
  }

  private static void print(JsonNode release) {
    for (String name : new String[] {"version", "kind", "bytes", "createdAt", "createdBy"}) {
      System.out.printf(LINE, name, release.path(name).asText());
    }
    release.path("aliases").forEach(alias -> System.out.printf(LINE, "alias", alias.asText()));
    for (String group : new String[] {"metrics", "provenance"}) {
      release
          .path(group)
          .properties()
          .forEach(one -> System.out.printf(LINE, one.getKey(), one.getValue().asText()));
    }
    release
        .path("files")
        .forEach(file ->
            System.out.printf(
                LINE, file.path("name").asText(), file.path("bytes").asText() + " bytes"));
  }
}
