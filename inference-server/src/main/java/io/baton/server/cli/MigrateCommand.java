package io.baton.server.cli;

import io.baton.server.db.Database;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code migrate}: the schema of this version, without starting the server. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Brings the database's schema to this version. Running it again does nothing.",
    footer = {
      "",
      "Example:",
      "  ./baton migrate --database-url jdbc:postgresql://db/baton \\",
      "    --database-user baton"
    })
final class MigrateCommand implements Callable<Integer> {

  @Mixin private final ServerOptions options = new ServerOptions();

  @Override
  public Integer call() {
    try (Database database = Database.open(options.load().database())) {
      System.err.println(database.migrations() + " migrations ran");
    }
    return 0;
  }
}
