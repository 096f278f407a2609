package io.baton.server.cli.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FileErrors;
import io.baton.server.backup.SafeFiles;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code history}. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the conversations of a server's workspace that are over, with what became of them,",
      "as a history that train and evaluate read. Personal data is hidden unless a key with scope",
      "admin asks for it; the server writes down who did."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton history --out history.jsonl.gz",
      "  ./baton train --history history.jsonl.gz --out my-bundle",
      "  ./baton history --since 2026-11-01T00:00:00Z --out november.jsonl"
    })
public final class HistoryCommand implements Callable<Integer> {

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private final ClientOptions client = new ClientOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to, gzipped where the name ends in .gz; it must not be there.")
  private Path out = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only conversations whose last turn came then or later.")
  private @Nullable String since;

  @Option(
      names = "--quiet-minutes",
      paramLabel = "N",
      description = "How long nothing was said in a conversation that is over. Default: 30.")
  private int quietMinutes = 30;

  @Option(names = "--unmasked", description = "Do not hide personal data.")
  private boolean unmasked;

  @Option(
      names = "--page",
      paramLabel = "N",
      description = "Conversations that are asked for at a time. Default: 200.")
  private int page = 200;

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw new ParameterException(command.commandLine(), "--out: " + out + " is there already");
    }
    Path absolute = out.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute.resolveSibling("."))) {
      throw new ParameterException(
          command.commandLine(), "--out: the directory of " + out + " is not there");
    }
    Path part = SafeFiles.begin(absolute);
    try (ServerClient server = client.open()) {
      try (OutputStream stream = open(part, absolute)) {
        long written = write(server, stream);
        System.err.println(written + (written == 1 ? " conversation" : " conversations"));
      }
      Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(out + ": cannot be written: " + FileErrors.reason(e), e);
    } finally {
      remove(part);
    }
    return 0;
  }

  private static OutputStream open(Path part, Path named) throws IOException {
    OutputStream raw = new BufferedOutputStream(SafeFiles.open(part));
    return named.getFileName().toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
  }

  private static void remove(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // Its name tells that it is no history, and what went wrong is told.
    }
  }

  private long write(ServerClient server, OutputStream stream) throws IOException {
    long conversations = 0;
    String after = "";
    byte[] lines = lines(server, after);
    while (lines.length > 0) {
      stream.write(lines);
      String[] page = new String(lines, StandardCharsets.UTF_8).strip().split("\n");
      conversations += page.length;
      after = id(page[page.length - 1]);
      lines = lines(server, after);
    }
    return conversations;
  }

  private static String id(String line) throws IOException {
    JsonNode conversation = new ObjectMapper().readTree(line);
    return conversation.path("id").asText();
  }

  private byte[] lines(ServerClient server, String after) {
    String path =
        "/v1/history?limit="
            + page
            + "&quietMinutes="
            + quietMinutes
            + "&unmasked="
            + unmasked
            + "&after="
            + ServerClient.encoded(after)
            + (since == null ? "" : "&since=" + ServerClient.encoded(since));
    return server.bytes("GET", path, "application/json", BodyPublishers.noBody());
  }
}
