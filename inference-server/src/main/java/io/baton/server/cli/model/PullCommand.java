package io.baton.server.cli.model;

import io.baton.escalation.bundle.BundleReader;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models pull}. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description = "Writes the bundle of a release, once it is checked, into a new directory.",
    footer = {"", "Example:", "  ./baton models pull champion --out champion-bundle"})
final class PullCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "VERSION", description = "Version or alias.")
  private String version = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Directory, which must not be there.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw new ParameterException(command.commandLine(), "--out: " + out + " is there already");
    }
    try (ServerClient server = client.open()) {
      BundleArchive archive = pull(server, version);
      String pulled = BundleReader.read(archive.files()).manifest().version();
      archive.write(out);
      System.out.println(out);
      System.err.println(out + " is " + pulled);
    }
    return 0;
  }

  static BundleArchive pull(ServerClient server, String version) {
    return BundleArchive.ofZip(
        server.bytes(
            "GET",
            "/v1/models/" + ServerClient.encoded(version) + "/bundle",
            "application/json",
            BodyPublishers.noBody()));
  }
}
