package io.baton.server.cli.client;

import io.baton.server.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server a command talks to, and with which key. */
public final class ClientOptions {

  private static final String KEY_VARIABLE = "BATON_API_KEY";
  private static final String KEY_FILE = "--key-file";
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MOST_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:BATON_SERVER:-http://127.0.0.1:8080}",
      description = "The server. Default: variable BATON_SERVER, or http://127.0.0.1:8080.")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = KEY_FILE,
      paramLabel = "FILE",
      defaultValue = "data/api-key",
      description =
          "File that holds the key. Where none is named: the variable BATON_API_KEY, if it is set, "
              + "else data/api-key, which the server makes.")
  private Path keyFile = Path.of("data/api-key");

  /**
   * A client of that server.
   *
   * @throws ParameterException if the server is no address of one, or there is no key
   */
  public ServerClient open() {
    if (!isAddress(server)) {
      throw new ParameterException(
          command.commandLine(),
          "--server (BATON_SERVER): '" + server + "' is no http://host:port or https://host:port");
    }
    return new ServerClient(server, key(System.getenv()));
  }

  private static boolean isAddress(URI server) {
    String scheme = Optional.ofNullable(server.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    return SCHEMES.contains(scheme)
        && server.getHost() != null
        && server.getPort() <= MOST_PORT
        && server.getPort() != 0
        && hasNothingElse(server);
  }

  /** A path would be left out of every request, as the API's paths begin at the root. */
  private static boolean hasNothingElse(URI server) {
    return Set.of("", "/").contains(server.getPath())
        && server.getQuery() == null
        && server.getFragment() == null
        && server.getUserInfo() == null;
  }

  /** What is said with the command wins over what holds for all commands. */
  Secret key(Map<String, String> environment) {
    boolean named = command.commandLine().getParseResult().hasMatchedOption(KEY_FILE);
    String given = environment.getOrDefault(KEY_VARIABLE, "").strip();
    if (!named && !given.isEmpty()) {
      return secret(given, KEY_VARIABLE + ": holds no key");
    }
    String none =
        keyFile
            + ": holds no key; "
            + (named ? "" : "set " + KEY_VARIABLE + " or ")
            + "name another "
            + KEY_FILE;
    try {
      return secret(Files.readString(keyFile).strip(), none);
    } catch (IOException e) {
      throw new ParameterException(command.commandLine(), none);
    }
  }

  private Secret secret(String text, String otherwise) {
    if (!Secret.canBeSent(text)) {
      throw new ParameterException(command.commandLine(), otherwise);
    }
    return new Secret(text);
  }
}
