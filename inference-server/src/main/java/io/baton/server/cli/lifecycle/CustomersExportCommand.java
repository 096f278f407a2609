package io.baton.server.cli.lifecycle;

import io.baton.server.backup.SafeFiles;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code customers export}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Prints all conversations of a customer as JSON lines.",
      "A line is a conversation: turns with their decisions."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton customers export c-1017 | jq .",
      "  ./baton customers export c-1017 --out c-1017.jsonl"
    })
final class CustomersExportCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "ID", description = "Id of the customer.")
  private String customer = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to; it must not be there. Default: standard output.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    if (out != null && Files.exists(out)) {
      throw new ParameterException(command.commandLine(), "--out: " + out + " is there already");
    }
    try (ServerClient server = client.open()) {
      byte[] lines =
          server.bytes(
              "GET",
              "/v1/customers/" + ServerClient.encoded(customer) + "/export",
              "application/json",
              BodyPublishers.noBody());
      if (out == null) {
        System.out.writeBytes(lines);
        System.out.flush();
      } else {
        SafeFiles.add(out, lines);
      }
    }
    return 0;
  }
}
