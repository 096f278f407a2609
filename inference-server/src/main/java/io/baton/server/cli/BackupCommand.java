package io.baton.server.cli;

import io.baton.server.backup.Backup;
import io.baton.server.backup.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backup}: all that a server keeps, in files. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all that a server keeps into a new directory, while it serves or not: every table",
      "as it is at one moment, with models and policies, and --model and --policy where they are",
      "files. It runs where the server's database can be reached, with the server's settings.",
      "The directory is there as a whole or not at all, and its owner's alone. It holds what",
      "customers wrote: keep it like the database. The operator's key is not in it."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton backup backups/monday",
      "  ./baton backup backups/monday --data /var/lib/baton",
      "  ./baton backup backups/monday --database-url jdbc:postgresql://db/baton"
    })
final class BackupCommand implements Callable<Integer> {

  @Mixin private final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "DIR", description = "Where to; it must not be there, or be empty.")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    Manifest made =
        new Backup(options.load(), Clock.systemUTC(), System.err::println).make(directory);
    System.err.println(directory + ": " + made.rows() + " rows as of " + made.madeAt());
    return 0;
  }
}
