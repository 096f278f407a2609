package io.baton.server.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerAnswerException;
import io.baton.server.cli.client.ServerClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models register}. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a bundle and pushes it to the registry; the same one again changes nothing.",
      "Exit codes: 0 it is there, 1 it is refused, 2 usage, 3 the server cannot be reached "
          + "or does not take it now."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton models register my-bundle",
      "  ./baton models register my-bundle --alias champion"
    })
final class RegisterCommand implements Callable<Integer> {

  private static final int CHECK_FAILED = 1;
  private static final Set<Integer> REFUSALS = Set.of(409, 413, 422);

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "DIR", description = "The bundle.")
  private Path directory = Path.of("");

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      description = "Name it champion, challenger or shadow at once.")
  private @Nullable String alias;

  @Option(names = "--json", description = "Print the server's answer about the release.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new ParameterException(command.commandLine(), directory + ": is no directory");
    }
    try {
      String version = BundleReader.read(directory).manifest().version();
      push(version);
      return 0;
    } catch (BundleException e) {
      System.err.println("baton models register: refused: " + e.getMessage());
      return CHECK_FAILED;
    } catch (ServerAnswerException e) {
      if (!REFUSALS.contains(e.status())) {
        throw e;
      }
      System.err.println("baton models register: refused: " + e.getMessage());
      return CHECK_FAILED;
    }
  }

  private void push(String version) throws IOException {
    try (ServerClient server = client.open()) {
      byte[] answer =
          server.bytes(
              "PUT",
              "/v1/models/" + ServerClient.encoded(version),
              "application/zip",
              BodyPublishers.ofByteArray(BundleArchive.of(directory).zip()));
      JsonNode release = new ObjectMapper().readTree(answer);
      System.out.println(json ? release.toPrettyString() : version);
      if (alias != null) {
        PromoteCommand.promote(server, alias, version);
        System.err.println(alias + " is " + version + " now");
      }
    }
  }
}
