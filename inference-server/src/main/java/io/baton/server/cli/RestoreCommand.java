package io.baton.server.cli;

import io.baton.server.backup.Manifest;
import io.baton.server.backup.Restore;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code restore}: a database made of a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new data directory, or fills an empty database, from a backup. Every file is held",
      "against its SHA-256 first; rows are counted, and every conversation must have all its",
      "turns. A backup of an older version is brought to this one. All is restored or nothing.",
      "Exit codes: 0 fine, 1 the backup is not as it was made, or the target is not empty, 2",
      "usage, 3 environment."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton restore backups/monday --data data-of-monday",
      "  ./baton serve --data data-of-monday",
      "  ./baton restore backups/monday --database-url jdbc:postgresql://db/empty"
    })
final class RestoreCommand implements Callable<Integer> {

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "DIR", description = "A backup.")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    DatabaseConfig target = options.load().database();
    Manifest restored = new Restore(target, System.err::println).from(directory);
    System.err.println(restored.rows() + " rows as of " + restored.madeAt());
    // Another's database has no place for them: they stay in the backup.
    Path place = (target.url().isPresent() ? directory : target.data()).toAbsolutePath();
    restored
        .files()
        .forEach(stored ->
            System.err.println("of the server's settings: " + place.resolve(stored.file())));
    if (!restored.files().isEmpty()) {
      System.err.println("a server serves by them where --policy and --model name them");
    }
    return 0;
  }
}
